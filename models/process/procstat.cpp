// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/procstat.h"

#include <QList>

namespace process {

namespace {

std::optional<quint64> countAfter(const QByteArray &text, const QByteArray &name)
{
    const QByteArray all = '\n' + text;
    const qsizetype at = all.indexOf('\n' + name + ": ");
    if (at < 0)
        return {};
    const qsizetype from = at + name.size() + 3, end = all.indexOf('\n', from);
    bool number = false;
    const quint64 count = all.mid(from, end - from).toULongLong(&number);
    return number && end > from ? std::optional(count) : std::nullopt;
}

} // namespace

std::optional<ProcStat> parseProcStat(const QByteArray &text)
{
    // The name in parentheses may hold anything, also ") ": the fields begin after the last one.
    const qsizetype begin = text.indexOf('('), end = text.lastIndexOf(')');
    if (begin < 0 || end < begin)
        return {};
    const QList<QByteArray> fields = text.mid(end + 2).split(' ');
    if (fields.size() < 20)
        return {};
    ProcStat s;
    s.name = text.mid(begin + 1, end - begin - 1);
    s.state = fields[0].isEmpty() ? '?' : fields[0][0];
    s.parent = fields[1].toInt();
    s.session = fields[3].toInt();
    s.terminal = fields[4].toInt();
    s.cpuTicks = fields[11].toULongLong() + fields[12].toULongLong();
    s.startTime = fields[19].toULongLong();
    return s;
}

std::optional<ProcIo> parseProcIo(const QByteArray &text)
{
    const auto read = countAfter(text, "read_bytes"), written = countAfter(text, "write_bytes");
    return read && written ? std::optional(ProcIo{*read, *written}) : std::nullopt;
}

} // namespace process
