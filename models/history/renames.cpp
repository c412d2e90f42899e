// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/renames.h"

#include <QFile>
#include <QSaveFile>
#include <QStringList>

#include <limits>

using namespace Qt::StringLiterals;

namespace history {

namespace {

constexpr qint64 kMostBytes = 1 << 20;

} // namespace

void Renames::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    QList<Rename> read;
    for (const QByteArray &line : file.read(kMostBytes).split('\n')) {
        const QStringList words = QString::fromUtf8(line).split(u' ');
        bool number = false;
        const std::int64_t at = words.value(0).toLongLong(&number);
        if (number && words.size() == 4)
            read.append({at, words[1], words[2], words[3]});
    }
    const std::lock_guard lock(m_guard);
    m_all = read;
}

base::Result<void> Renames::save(const QString &path, std::int64_t oldest)
{
    QByteArray text;
    {
        const std::lock_guard lock(m_guard);
        m_all.removeIf([oldest](const Rename &r) { return r.at < oldest; });
        for (const Rename &r : std::as_const(m_all))
            text += u"%1 %2 %3 %4\n"_s.arg(QString::number(r.at), r.scope, r.from, r.to).toUtf8();
        m_changed = false;
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush() && file.commit())
        return {};
    m_changed = true;
    return base::fail(base::Errc::Io, file.errorString().toStdString());
}

void Renames::add(Rename rename)
{
    const std::lock_guard lock(m_guard);
    if (m_all.contains(rename))
        return;
    m_all.append(std::move(rename));
    m_changed = true;
}

QList<Renames::Piece> Renames::piecesOf(const QString &scope, const QString &target) const
{
    constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();
    QList<Piece> pieces;
    Piece now{target, -kEver, kEver};
    const std::lock_guard lock(m_guard);
    for (auto r = m_all.crbegin(); r != m_all.crend(); ++r) {
        if (r->scope != scope || r->at > now.to || (r->to != now.target && r->from != now.target))
            continue;
        now.from = r->at;
        pieces.append(now);
        if (r->from == now.target) // the id was given away: what is older is that one's
            return pieces;
        now = {r->from, -kEver, r->at};
    }
    pieces.append(now);
    return pieces;
}

} // namespace history
