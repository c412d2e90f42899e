// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inquiry/wording.h"

#include "models/base/format.h"

#include <QCoreApplication>

namespace inquiry {

namespace {

struct Word {
    Q_DECLARE_TR_FUNCTIONS(Inquiry)
};

QString bytes(std::size_t n) { return base::figure(double(n), base::Unit::Bytes).text(); }

QString visible(const std::string &text) { return base::Untrusted(std::string_view(text)).visible(); }

} // namespace

QString summary(const Answer &answer)
{
    const QString took = base::figure(double(answer.took.count()), base::Unit::Milliseconds).text();
    const int rows = int(answer.rows.rows.size());
    int cut = 0;
    for (const auto &row : answer.rows.rows)
        for (const postgres::TypedCell &cell : row)
            cut += cell.cut ? 1 : 0;
    QString told;
    if (answer.rows.more)
        told = Word::tr("The first %n row(s), there are more; %1, as %2.", nullptr, rows).arg(took, answer.login.visible());
    else if (answer.rows.columns.empty())
        told = Word::tr("No rows, %1; %2, as %3.").arg(answer.rows.command.isEmpty() ? QStringLiteral("–") : answer.rows.command.visible(), took, answer.login.visible());
    else
        told = Word::tr("%n row(s); %1, as %2.", nullptr, rows).arg(took, answer.login.visible());
    if (cut > 0)
        told += u' ' + Word::tr("%n value(s) are cut.", nullptr, cut);
    if (answer.rows.notices > 0)
        told += u' ' + Word::tr("%n notice(s) of the server are not shown.", nullptr, int(std::min<std::uint64_t>(answer.rows.notices, 1000000000)));
    return told;
}

QString failureText(const Answer &answer, const QString &statement)
{
    const postgres::TypedRows &rows = answer.rows;
    QString told = visible(rows.failure->text);
    if (!rows.failure->sqlstate.empty())
        told += QStringLiteral(" (%1)").arg(visible(rows.failure->sqlstate));
    if (const auto offset = offsetOf(statement, rows.position)) {
        const QString before = statement.left(*offset);
        told = Word::tr("Line %1: %2").arg(before.count(u'\n') + 1).arg(told);
    }
    for (const base::Untrusted &more : {rows.detail, rows.hint})
        if (!more.isEmpty())
            told += u' ' + more.visible();
    if (rows.failure->sqlstate == "25006")
        told += u' ' + Word::tr("Nothing can be changed here: the transaction is read only.");
    return told;
}

QString refusalText(const base::Error &error)
{
    return (visible(error.text) + u' ' + QString::fromStdString(error.remedy)).trimmed();
}

QString cutMark(const postgres::TypedCell &cell)
{
    return Word::tr("[cut: %1 of %2]").arg(bytes(std::size_t(cell.text.raw().toUtf8().size())), bytes(cell.bytes));
}

std::optional<qsizetype> offsetOf(const QString &statement, int position)
{
    if (position < 1)
        return std::nullopt;
    qsizetype offset = 0;
    for (int left = position - 1; left > 0; --left) {
        if (offset >= statement.size())
            return std::nullopt;
        offset += statement.at(offset).isHighSurrogate() ? 2 : 1;
    }
    return offset <= statement.size() ? std::optional(offset) : std::nullopt;
}

} // namespace inquiry
