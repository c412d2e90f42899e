// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/poolini.h"

#include "models/base/untrusted.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>
#include <optional>

namespace acts {

using base::Errc;
using base::Error;
using base::Result;

namespace {

constexpr int kDefaultPoolSize = 20; // PgBouncer's own

struct IniSay {
    Q_DECLARE_TR_FUNCTIONS(PoolIni)
};

struct IniEntry {
    QByteArray section, key; // unquoted
    int line = 0;
    qsizetype from = 0, size = 0; // of the value, in the file
};

struct IniPair { // of a connection string; places in the file
    QByteArray key, value;
    qsizetype from = 0, size = 0; // of the value with its quotes
};

std::unexpected<Error> doubtful(const QString &file, int line, const QString &why, const QString &remedy, Errc code = Errc::Invalid)
{
    const QString place = line > 0 ? QStringLiteral("%1:%2: ").arg(file).arg(line) : file + QStringLiteral(": ");
    return std::unexpected(Error{code, (place + why).toStdString(), {}, IniSay::tr("change the size of a pool").toStdString(), remedy.toStdString()});
}

QString byHandInstead() { return IniSay::tr("Change pool_size there by hand, then send RELOAD to PgBouncer's console."); }

QString wouldNotLoad() { return IniSay::tr("Mend it first: with such a line PgBouncer loads nothing, and forgets its databases and admins."); }

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isSpace(char c) { return isBlank(c) || (c >= '\n' && c <= '\r'); }
bool isName(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' || c == '*'; }

QString shown(const QByteArray &bytes) { return base::Untrusted(std::string_view(bytes.constData(), std::size_t(bytes.size()))).visible(); }

class IniReader {
public:
    IniReader(const QByteArray &text, const QString &file) : m_text(text), m_file(file) {}

    Result<QList<IniEntry>> entries()
    {
        if (const qsizetype nul = m_text.indexOf('\0'); nul >= 0)
            return doubtful(m_file, 1 + int(m_text.first(nul).count('\n')), IniSay::tr("there is a byte 0, behind which PgBouncer reads nothing"), byHandInstead());
        QList<IniEntry> out;
        for (qsizetype at = 0; at < m_text.size();) {
            const qsizetype end = std::min(m_text.size(), m_text.indexOf('\n', at) < 0 ? m_text.size() : m_text.indexOf('\n', at));
            ++m_line;
            auto read = line(at, end);
            if (!read)
                return std::unexpected(std::move(read).error());
            if (*read)
                out.append(**read);
            at = end + 1;
        }
        return out;
    }

private:
    std::unexpected<Error> syntax() const { return doubtful(m_file, m_line, IniSay::tr("this is no line that PgBouncer reads"), IniSay::tr("Mend it first.")); }

    Result<std::optional<IniEntry>> line(qsizetype at, qsizetype end)
    {
        while (at < end && isSpace(m_text[at]))
            ++at;
        while (end > at && isSpace(m_text[end - 1]))
            --end;
        if (at == end || m_text[at] == '#' || m_text[at] == ';')
            return std::nullopt;
        const QByteArray here = m_text.sliced(at, end - at);
        if (here.startsWith("%include"))
            return doubtful(m_file, m_line, IniSay::tr("%include brings in another file, which may say something else about this pool"), byHandInstead());
        if (here.startsWith('[')) {
            const qsizetype close = here.indexOf(']');
            if (close < 0)
                return syntax();
            const QByteArray behind = here.sliced(close + 1).trimmed();
            if (!behind.isEmpty() && behind[0] != '#' && behind[0] != ';')
                return syntax();
            m_section = here.sliced(1, close - 1);
            return std::nullopt;
        }
        return setting(at, end);
    }

    Result<std::optional<IniEntry>> setting(qsizetype at, qsizetype end)
    {
        IniEntry e;
        e.section = m_section;
        e.line = m_line;
        if (m_text[at] == '"') {
            for (++at;; ++at) {
                if (at >= end)
                    return syntax();
                if (m_text[at] == '"') {
                    if (at + 1 >= end || m_text[at + 1] != '"')
                        break;
                    ++at;
                }
                e.key += m_text[at];
            }
            ++at;
        } else {
            while (at < end && isName(m_text[at]))
                e.key += m_text[at++];
        }
        while (at < end && isBlank(m_text[at]))
            ++at;
        if (at >= end || m_text[at] != '=' || e.key.isEmpty() || m_section.isNull())
            return syntax();
        for (++at; at < end && isBlank(m_text[at]);)
            ++at;
        e.from = at;
        e.size = end - at;
        return e;
    }

    const QByteArray &m_text;
    const QString &m_file;
    QByteArray m_section;
    int m_line = 0;
};

// The settings of a connection string; nothing: not readable.
std::optional<QList<IniPair>> pairsOf(const QByteArray &text, qsizetype from, qsizetype size)
{
    QList<IniPair> out;
    const qsizetype end = from + size;
    const auto skip = [&text, end](qsizetype &at) {
        while (at < end && text[at] == ' ')
            ++at;
    };
    qsizetype at = from;
    for (skip(at); at < end; skip(at)) {
        IniPair p;
        while (at < end && text[at] != '=' && text[at] != ' ')
            p.key += text[at++];
        skip(at);
        if (at >= end || text[at] != '=' || p.key.isEmpty() || p.key.contains('\t'))
            return std::nullopt;
        ++at;
        skip(at);
        p.from = at;
        if (at < end && text[at] == '\'') {
            for (++at;; ++at) {
                if (at >= end)
                    return std::nullopt;
                if (text[at] == '\'') {
                    if (at + 1 >= end || text[at + 1] != '\'')
                        break;
                    ++at;
                }
                p.value += text[at];
            }
            ++at;
            if (at < end && text[at] != ' ')
                return std::nullopt; // PgBouncer swallows that character
        } else {
            while (at < end && text[at] != ' ')
                p.value += text[at++];
        }
        if (p.value.isEmpty() || p.value.contains('\t'))
            return std::nullopt;
        p.size = at - p.from;
        out.append(p);
    }
    return out;
}

// What was found about one database.
struct Found {
    IniEntry entry;
    std::optional<IniPair> size;
};

class Ini {
public:
    static Result<Ini> read(const QByteArray &text, const QString &file)
    {
        auto entries = IniReader(text, file).entries();
        if (!entries)
            return std::unexpected(std::move(entries).error());
        return Ini(text, file, std::move(*entries));
    }

    Result<Found> find(const QString &database) const
    {
        const QByteArray wanted = database.toUtf8();
        const IniEntry *entry = nullptr, *any = nullptr;
        int section = 0;
        for (const IniEntry &e : m_entries) {
            if (e.section != "databases")
                continue;
            section = section ? section : e.line;
            if (e.key == "*")
                any = &e;
            if (e.key != wanted)
                continue;
            if (entry)
                return doubtful(m_file, e.line, IniSay::tr("%1 stands here for the second time, after line %2").arg(shown(wanted), QString::number(entry->line)),
                               IniSay::tr("Leave one of the two."));
            entry = &e;
        }
        if (entry && wanted != "*")
            return settingsOf(*entry);
        if (any)
            return doubtful(m_file, any->line, IniSay::tr("%1 has no entry of its own: it comes from *, whose pool size is that of every such database").arg(shown(wanted)),
                           IniSay::tr("Write an entry for it under [databases], then send RELOAD to PgBouncer's console."));
        return doubtful(m_file, section, section ? IniSay::tr("[databases] has no entry %1").arg(shown(wanted)) : IniSay::tr("there is no section [databases] with an entry"),
                       IniSay::tr("Name the file that this PgBouncer reads: config: at the target in the environment file."), Errc::Absent);
    }

    Result<int> sizeOf(const Found &found) const
    {
        if (found.size) {
            const auto own = numberOf(found.size->value);
            if (!own)
                return doubtful(m_file, found.entry.line, IniSay::tr("pool_size is no number"), IniSay::tr("Mend it first."));
            if (*own >= 0)
                return *own;
        }
        int common = kDefaultPoolSize;
        for (const IniEntry &e : m_entries) {
            if (e.section != "pgbouncer" || e.key != "default_pool_size")
                continue;
            const auto value = numberOf(m_text.sliced(e.from, e.size));
            if (!value)
                return doubtful(m_file, e.line, IniSay::tr("default_pool_size is no number"), IniSay::tr("Mend it first."));
            common = *value; // the last one counts
        }
        return common;
    }

    // A user may have a size of his own, from version 1.24 on: then that of the database says little.
    Result<void> usersAgree() const
    {
        for (const IniEntry &e : m_entries)
            if (e.section == "users" && m_text.sliced(e.from, e.size).contains("pool_size"))
                return doubtful(m_file, e.line, IniSay::tr("the user %1 has a pool size of his own").arg(shown(e.key)), byHandInstead());
        return {};
    }

    Result<void> loads(const QSet<QString> &known) const
    {
        static const QByteArrayList sections{"pgbouncer", "databases", "users", "peers"};
        for (const IniEntry &e : m_entries) {
            if (!sections.contains(e.section))
                return doubtful(m_file, e.line, IniSay::tr("PgBouncer knows no section [%1]").arg(shown(e.section)), wouldNotLoad());
            if (e.section == "pgbouncer" ? !known.isEmpty() && !known.contains(QString::fromUtf8(e.key)) : !pairsOf(m_text, e.from, e.size))
                return doubtful(m_file, e.line, e.section == "pgbouncer" ? IniSay::tr("PgBouncer knows no setting %1").arg(shown(e.key)) : IniSay::tr("the settings of %1 cannot be read").arg(shown(e.key)),
                                wouldNotLoad());
        }
        return {};
    }

    PoolLine with(const Found &found, int size) const
    {
        PoolLine out;
        out.line = found.entry.line;
        out.text = m_text;
        const QByteArray number = QByteArray::number(size);
        const IniEntry &e = found.entry;
        if (found.size)
            out.text.replace(found.size->from, found.size->size, number);
        else
            out.text.insert(e.from + e.size, (e.size == 0 && e.from > 0 && isBlank(m_text[e.from - 1]) ? "pool_size=" : " pool_size=") + number);
        out.before = forTheEye(m_text, e.from, e.size);
        out.after = forTheEye(out.text, e.from, e.size + out.text.size() - m_text.size());
        return out;
    }

    [[nodiscard]] QStringList databases() const
    {
        QStringList names;
        for (const IniEntry &e : m_entries)
            if (e.section == "databases" && e.key != "*")
                names << QString::fromUtf8(e.key);
        names.removeDuplicates();
        return names;
    }

private:
    Ini(const QByteArray &text, const QString &file, QList<IniEntry> entries) : m_text(text), m_file(file), m_entries(std::move(entries)) {}

    static std::optional<int> numberOf(const QByteArray &word)
    {
        bool good = false;
        const int value = word.toInt(&good);
        return good ? std::optional(value) : std::nullopt;
    }

    Result<Found> settingsOf(const IniEntry &entry) const
    {
        const auto pairs = pairsOf(m_text, entry.from, entry.size);
        if (!pairs)
            return doubtful(m_file, entry.line, IniSay::tr("the settings of %1 cannot be read").arg(shown(entry.key)),
                           IniSay::tr("Write them as name=value with spaces between them, then try again."));
        Found found{entry, {}};
        for (const IniPair &p : *pairs) {
            if (p.key != "pool_size")
                continue;
            if (found.size)
                return doubtful(m_file, entry.line, IniSay::tr("pool_size stands twice in this line"), IniSay::tr("Leave one of the two."));
            found.size = p;
        }
        return found;
    }

    // The line of an entry whose value stands there; a password in it is nobody's to read.
    static QString forTheEye(const QByteArray &text, qsizetype from, qsizetype size)
    {
        const qsizetype begin = from > 0 ? text.lastIndexOf('\n', from - 1) + 1 : 0;
        const qsizetype end = text.indexOf('\n', from);
        QByteArray out = text.sliced(begin, (end < 0 ? text.size() : end) - begin);
        const QList<IniPair> pairs = pairsOf(text, from, size).value_or(QList<IniPair>());
        for (auto p = pairs.crbegin(); p != pairs.crend(); ++p)
            if (p->key == "password")
                out.replace(p->from - begin, p->size, "…");
        return shown(out.trimmed());
    }

    const QByteArray m_text;
    const QString m_file;
    QList<IniEntry> m_entries;
};

} // namespace

Result<PoolLine> resized(const QByteArray &text, const QString &file, const QString &database, int size)
{
    const auto ini = Ini::read(text, file);
    if (!ini)
        return std::unexpected(ini.error());
    const auto found = ini->find(database);
    if (!found)
        return std::unexpected(found.error());
    if (const auto agree = ini->usersAgree(); !agree)
        return std::unexpected(agree.error());
    return ini->with(*found, size);
}

Result<void> loadable(const QByteArray &text, const QString &file, const QSet<QString> &known)
{
    const auto ini = Ini::read(text, file);
    if (!ini)
        return std::unexpected(ini.error());
    return ini->loads(known);
}

Result<int> poolSizeIn(const QByteArray &text, const QString &file, const QString &database)
{
    const auto ini = Ini::read(text, file);
    if (!ini)
        return std::unexpected(ini.error());
    const auto found = ini->find(database);
    if (!found)
        return std::unexpected(found.error());
    return ini->sizeOf(*found);
}

Result<QMap<QString, int>> poolSizesIn(const QByteArray &text, const QString &file)
{
    const auto ini = Ini::read(text, file);
    if (!ini)
        return std::unexpected(ini.error());
    QMap<QString, int> out;
    for (const QString &database : ini->databases()) {
        const auto found = ini->find(database);
        if (!found)
            return std::unexpected(found.error());
        const auto size = ini->sizeOf(*found);
        if (!size)
            return std::unexpected(size.error());
        out.insert(database, *size);
    }
    return out;
}

} // namespace acts
