// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/filereplace.h"

#include "models/environment/refusal.h"
#include "models/environment/words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace environment {

base::Result<> replaceFile(const QString &path, const std::function<base::Result<QByteArray>(const QByteArray &)> &rewrite)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    const QString file = canonical.isEmpty() ? path : canonical;
    QByteArray before;
    QFile old(file);
    const bool exists = old.exists();
    if (exists) {
        if (!old.open(QIODevice::ReadOnly))
            return refuse(Words::tr("%1 cannot be read: %2").arg(file, old.errorString()), Words::tr("check its permissions"), base::Errc::Io);
        before = old.readAll();
        old.close();
        if (!QFileInfo(file).isWritable())
            return refuse(Words::tr("%1 is read-only").arg(file),
                          Words::tr("nothing was changed; make it writable, or copy it into a folder of yours and open the copy"), base::Errc::Io);
    }
    const auto text = rewrite(before);
    if (!text)
        return std::unexpected(text.error());
    const auto cannot = [&file](const QString &why) {
        return refuse(Words::tr("%1 cannot be written: %2").arg(file, why),
                      Words::tr("the file is as it was; check the folder's permissions and free space"), base::Errc::Io);
    };
    QSaveFile out(file);
    if (!QDir().mkpath(QFileInfo(file).absolutePath()) || !out.open(QIODevice::WriteOnly)
        || !out.setPermissions(exists ? old.permissions() : QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || out.write(*text) != text->size() || !out.flush()) // commit() alone believes what a full disk did not take
        return cannot(out.errorString());
    if (QFile again(file); again.exists() != exists || (exists && (!again.open(QIODevice::ReadOnly) || again.readAll() != before)))
        return refuse(Words::tr("%1 was saved by somebody else at this moment").arg(file), Words::tr("their text stands; try again"));
    if (!out.commit())
        return cannot(out.errorString());
    return {};
}

} // namespace environment
