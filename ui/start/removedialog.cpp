// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/removedialog.h"

#include "models/base/untrusted.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace start {
namespace {

QString nameOf(const environment::Target &target)
{
    return base::Untrusted(target.title.isEmpty() ? target.id : target.title).visible();
}

} // namespace

RemoveDialog::RemoveDialog(Connector &connector, environment::Target target, const QString &file, QWidget *parent) :
    ChangeDialog(connector, tr("Stop watching %1?").arg(nameOf(target)), tr("Remove it"), theme::Button::Kind::Danger, parent),
    m_target(std::move(target))
{
    setObjectName(u"RemoveDialog"_s);
    const auto say = [this](const QString &sentence) {
        auto *label = new theme::PlainLabel(sentence, theme::FontRole::Body, theme::Token::Text);
        label->setWordWrap(true);
        label->setMinimumWidth(theme::scaled(440));
        content()->addWidget(label);
    };
    say(tr("Its entry is taken out of %1, and with it what other entries say about running on it, replicating from it or using it. "
           "Nothing happens to the server itself.").arg(base::Untrusted(file).visible()));
    say(tr("Figures that were kept stay on disk, and a password stays in the keyring."));
    cancel()->setFocus(Qt::OtherFocusReason);
}

environment::Change RemoveDialog::change() const
{
    return environment::RemoveTarget{m_target};
}

} // namespace start

#include "moc_removedialog.cpp"
