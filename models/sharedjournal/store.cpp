// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sharedjournal/store.h"

#include "models/sharedjournal/saying.h"

namespace sharedjournal {

using base::Errc;
using base::Error;
using flow::orFail;
using journal::Parcel;
using postgres::Params;
using postgres::Rows;
using postgres::Sql;

namespace {

std::string_view cell(const PGresult *r, int row, int column)
{
    return {PQgetvalue(r, row, column), std::size_t(PQgetlength(r, row, column))};
}

QString textAt(const PGresult *r, int row, int column)
{
    const std::string_view value = cell(r, row, column);
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

qint64 numberAt(const PGresult *r, int row, int column)
{
    return textAt(r, row, column).toLongLong();
}

std::optional<QByteArray> bytesAt(const PGresult *r, int row, int column)
{
    if (PQgetisnull(r, row, column))
        return std::nullopt;
    const std::string_view hex = cell(r, row, column);
    return QByteArray::fromHex(QByteArray::fromRawData(hex.data(), qsizetype(hex.size())));
}

// Array literals; elements are hex digits alone, so that nothing in them needs quoting.
class ByteArrays {
public:
    void add(const std::optional<QByteArray> &bytes)
    {
        m_text += m_text.size() > 1 ? "," : "";
        m_text += bytes ? "\"\\\\x" + bytes->toHex().toStdString() + '"' : "NULL";
    }
    void addDigits(const QString &digits)
    {
        m_text += m_text.size() > 1 ? "," : "";
        m_text += digits.isEmpty() ? "NULL" : '"' + digits.toStdString() + '"';
    }
    [[nodiscard]] std::string text() const { return m_text + '}'; }

private:
    std::string m_text = "{";
};

// What is missing, where the server says that the schema or the right is.
Error explained(Error e, const std::string &label)
{
    const QString where = QString::fromStdString(label);
    if (e.action.empty())
        e.action = say(QT_TRANSLATE_NOOP("sharedjournal", "use the shared journal at %1")).arg(where).toStdString();
    if (e.sqlstate == "3F000" || e.sqlstate == "42P01" || e.sqlstate == "42883") {
        e.code = Errc::Absent;
        e.remedy = say(QT_TRANSLATE_NOOP("sharedjournal", "Make it: quarterdeckctl journal init --shared postgresql://...")).toStdString();
    } else if (e.sqlstate == "42501") {
        e.code = Errc::Permission;
        e.remedy = say(QT_TRANSLATE_NOOP("sharedjournal", "Make the login a member of quarterdeck_journal_operator, or of quarterdeck_journal_viewer to read.")).toStdString();
    }
    return e;
}

} // namespace

Task<Result<std::unique_ptr<Store>>> Store::open(postgres::Engine engine, postgres::ConnectionSettings settings, TimePoint due)
{
    const std::string label = settings.label();
    auto session = co_await orFail(postgres::Session::open(engine, settings, due));
    auto ask = co_await orFail(Sql::named(QStringLiteral("journal/shared/facts.sql")));
    auto rows = co_await session->query(ask, due);
    if (!rows)
        co_return std::unexpected(explained(std::move(rows).error(), label));
    if (PQntuples(rows->get()) != 1 || PQnfields(rows->get()) != 5) {
        co_return std::unexpected(Error{Errc::Protocol, say(QT_TRANSLATE_NOOP("sharedjournal", "the schema quarterdeck_journal is not what it should be")).toStdString(), {}, label});
    }
    const PGresult *r = rows->get();
    if (numberAt(r, 0, 1) > kStoreFormat)
        co_return std::unexpected(Error{Errc::Invalid, say(QT_TRANSLATE_NOOP("sharedjournal", "the shared journal was made by a later version of this program")).toStdString(), {}, label,
                                        say(QT_TRANSLATE_NOOP("sharedjournal", "Use that version.")).toStdString()});
    Facts facts;
    facts.id = textAt(r, 0, 0);
    facts.login = textAt(r, 0, 2);
    facts.reader = cell(r, 0, 3) != "t" || cell(r, 0, 4) == "t";
    co_return std::unique_ptr<Store>(new Store(std::move(session), std::move(facts), label));
}

Task<Result<void>> Store::make(postgres::Engine engine, postgres::ConnectionSettings settings, TimePoint due)
{
    auto session = co_await orFail(postgres::Session::open(engine, settings, due));
    auto script = co_await orFail(Sql::named(QStringLiteral("journal/shared/init.sql")));
    auto made = co_await session->simple(script, due);
    if (!made) {
        Error e = std::move(made).error();
        e.action = say(QT_TRANSLATE_NOOP("sharedjournal", "make the shared journal at %1")).arg(QString::fromStdString(settings.label())).toStdString();
        if (e.sqlstate == "42501")
            e.remedy = say(QT_TRANSLATE_NOOP("sharedjournal", "Run it as a superuser, or as a role with CREATEROLE that may create a schema there.")).toStdString();
        co_return std::unexpected(std::move(e));
    }
    co_return {};
}

Task<Result<QList<journal::ChainHead>>> Store::heads(TimePoint due)
{
    auto ask = co_await orFail(Sql::named(QStringLiteral("journal/shared/heads.sql")));
    auto rows = co_await orFail(m_session->query(ask, due));
    QList<journal::ChainHead> out;
    for (int row = 0; row < PQntuples(rows.get()); ++row)
        out.append({textAt(rows.get(), row, 0), numberAt(rows.get(), row, 1), bytesAt(rows.get(), row, 2).value_or(QByteArray())});
    co_return out;
}

Task<Result<void>> Store::append(QList<Parcel> parcels, TimePoint due)
{
    ByteArrays records, hashes, salts, texts, pseudonyms, personSalts, names;
    for (const Parcel &p : std::as_const(parcels)) {
        const bool named = p.actor && !p.actor->name.contains(QChar(u'\0')); // no text of PostgreSQL can hold it
        records.add(p.record);
        hashes.add(p.hash);
        salts.add(p.salt);
        texts.add(p.text);
        pseudonyms.addDigits(named ? p.actor->pseudonym : QString());
        personSalts.add(named ? std::optional(p.actor->salt) : std::nullopt);
        names.add(named ? std::optional(p.actor->name.toUtf8()) : std::nullopt);
    }
    auto ask = co_await orFail(Sql::named(QStringLiteral("journal/shared/append.sql")));
    Params values(records.text(), hashes.text(), salts.text(), texts.text(), pseudonyms.text(), personSalts.text(), names.text());
    co_await orFail(m_session->query(ask, std::move(values), due));
    co_return {};
}

Task<Result<QList<Stored>>> Store::after(qint64 id, int most, TimePoint due)
{
    auto ask = co_await orFail(Sql::named(QStringLiteral("journal/shared/after.sql")));
    Params values(std::to_string(id), std::to_string(most));
    auto rows = co_await orFail(m_session->query(ask, std::move(values), due));
    QList<Stored> out;
    const PGresult *r = rows.get();
    for (int row = 0; row < PQntuples(r); ++row) {
        Stored s;
        Parcel &p = s.parcel;
        p.id = numberAt(r, row, 0);
        p.log = textAt(r, row, 1);
        p.seq = numberAt(r, row, 2);
        p.hash = bytesAt(r, row, 3).value_or(QByteArray());
        p.record = bytesAt(r, row, 4).value_or(QByteArray());
        p.salt = bytesAt(r, row, 5);
        p.text = bytesAt(r, row, 6);
        if (!PQgetisnull(r, row, 7))
            p.actor = Parcel::Name{textAt(r, row, 7), bytesAt(r, row, 8).value_or(QByteArray()), QString::fromUtf8(bytesAt(r, row, 9).value_or(QByteArray()))};
        s.columns = {p.log, p.seq, numberAt(r, row, 10), textAt(r, row, 11), textAt(r, row, 12), textAt(r, row, 13), textAt(r, row, 14), p.hash, p.record, p.salt, p.text};
        out.append(std::move(s));
    }
    co_return out;
}

Task<Result<qint64>> Store::before(qint64 newest, TimePoint due)
{
    auto ask = co_await orFail(Sql::named(QStringLiteral("journal/shared/newest.sql")));
    Params values(std::to_string(newest));
    auto rows = co_await orFail(m_session->query(ask, std::move(values), due));
    co_return numberAt(rows.get(), 0, 1);
}

Task<Result<Store::Gone>> Store::erase(QString person, QList<std::pair<QString, qint64>> texts, TimePoint due)
{
    ByteArrays logs;
    std::string places = "{";
    for (const auto &[log, seq] : std::as_const(texts)) {
        if (!std::all_of(log.begin(), log.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); }))
            continue; // no chain is called that
        logs.addDigits(log);
        places += (places.size() > 1 ? "," : "") + std::to_string(seq);
    }
    auto ask = co_await orFail(Sql::named(QStringLiteral("journal/shared/erase.sql")));
    Params values(person.remove(QChar(u'\0')).toStdString(), logs.text(), places + '}');
    auto rows = co_await m_session->query(ask, std::move(values), due);
    if (!rows)
        co_return std::unexpected(explained(std::move(rows).error(), m_label));
    const PGresult *r = rows->get();
    if (PQntuples(r) != 1)
        co_return flow::fail(Errc::Protocol, "no answer");
    Gone gone;
    gone.names = numberAt(r, 0, 0);
    gone.texts = numberAt(r, 0, 1);
    gone.namesLeft = numberAt(r, 0, 2);
    gone.textsLeft = numberAt(r, 0, 3);
    co_return gone;
}

Task<Result<Store::Lease>> Store::lead(QString name, QString holder, std::chrono::milliseconds span, TimePoint due)
{
    auto ask = co_await orFail(Sql::named(QStringLiteral("journal/shared/lead.sql")));
    Params values(name.toStdString(), holder.toStdString(), std::to_string(span.count()));
    auto rows = co_await orFail(m_session->query(ask, std::move(values), due));
    if (PQntuples(rows.get()) != 1)
        co_return flow::fail(Errc::Protocol, "no lease");
    Lease lease;
    lease.holder = textAt(rows.get(), 0, 0);
    lease.term = numberAt(rows.get(), 0, 1);
    lease.left = std::chrono::milliseconds(numberAt(rows.get(), 0, 2));
    co_return lease;
}

Task<Result<void>> Store::resign(QString name, QString holder, TimePoint due)
{
    auto ask = co_await orFail(Sql::named(QStringLiteral("journal/shared/resign.sql")));
    Params values(name.toStdString(), holder.toStdString());
    co_await orFail(m_session->query(ask, std::move(values), due));
    co_return {};
}

Task<Result<void>> Store::listen(TimePoint due)
{
    Sql listening("listen quarterdeck_journal");
    co_await orFail(m_session->query(listening, due));
    co_return {};
}

Task<Result<bool>> Store::announced(TimePoint until)
{
    const auto drained = [this] {
        bool any = false;
        while (PGnotify *n = PQnotifies(m_session->raw())) {
            PQfreemem(n);
            any = true;
        }
        return any;
    };
    for (;;) {
        if (drained())
            co_return true;
        auto end = co_await orFail(m_session->idle(until));
        if (end == postgres::IdleEnd::Due)
            co_return drained();
    }
}

} // namespace sharedjournal
