// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/targetbox.h"

#include "models/base/untrusted.h"

using namespace Qt::StringLiterals;

namespace start {

TargetBox::TargetBox(const char *objectName, QWidget *parent) : QComboBox(parent)
{
    setObjectName(QLatin1String(objectName));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

void TargetBox::offer(const environment::EnvironmentPtr &environment, std::optional<environment::TargetKind> kind, const QString &without,
                      const QStringList &chosen)
{
    clear();
    addItem(tr("None"), QStringList());
    for (const environment::Target &target : environment ? environment->targets : QList<environment::Target>())
        if ((!kind || target.kind == *kind) && target.id != without)
            addItem(base::Untrusted(target.title.isEmpty() ? target.id : target.title).visible(), QStringList{target.id});
    int index = 0;
    for (int i = 0; i < count(); ++i)
        if (itemData(i).toStringList() == chosen)
            index = i;
    if (index == 0 && !chosen.isEmpty()) {
        addItem(chosen.join(u", "_s), chosen);
        index = count() - 1;
    }
    setCurrentIndex(index);
}

} // namespace start

#include "moc_targetbox.cpp"
