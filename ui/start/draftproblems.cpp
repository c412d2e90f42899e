// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/draftproblems.h"

#include "models/environment/scalars.h"
#include "models/environment/targetcheck.h"
#include "models/watch/metriclookup.h"
#include "ui/start/drafttexts.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using environment::Credential;
using environment::TargetKind;
using Where = environment::HeartbeatSettings::Where;

namespace start {
namespace {

struct DraftWords {
    Q_DECLARE_TR_FUNCTIONS(start::ConnectionDraft)
};

QString asDraftSentence(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words.isEmpty() || words.endsWith(u'.') ? words : words + u'.';
}

QString mistakeSentence(const QString &text, const QString &remedy)
{
    return asDraftSentence(text) + u' ' + asDraftSentence(remedy);
}

bool complains(const QList<FieldProblem> &found, const FieldProblem &problem)
{
    return std::any_of(found.begin(), found.end(), [&](const FieldProblem &p) {
        return p.field == problem.field && p.row == problem.row && p.cell == problem.cell;
    });
}

void checkLimit(const FieldProblem &place, const QString &text, environment::Quantity quantity, QList<FieldProblem> &found)
{
    if (text.trimmed().isEmpty())
        return;
    const auto parsed = environment::parseLimit(text.trimmed(), quantity);
    if (parsed)
        return;
    FieldProblem problem = place;
    problem.text = mistakeSentence(parsed.error().text, parsed.error().remedy);
    found.append(problem);
}

void checkPath(Field field, const QString &typed, QList<FieldProblem> &found)
{
    const QString path = typed.trimmed();
    if (!path.isEmpty() && !path.startsWith(u'~') && !QDir::isAbsolutePath(path))
        found.append({field, DraftWords::tr("Type the whole path, from / or ~/ on.")});
    else if (path.startsWith(u'~'))
        if (const auto whole = environment::parseFilePath(path, {}); !whole)
            found.append({field, mistakeSentence(whole.error().text, whole.error().remedy)});
}

void checkHeader(const ConnectionDraft &draft, QList<FieldProblem> &found)
{
    const QString header = draft.header.trimmed();
    if (header.isEmpty() && draft.hasPassword) {
        found.append({Field::Header, DraftWords::tr("Type the header that carries the password, such as Authorization: Bearer.")});
        return;
    }
    const QString before = draft.origin ? ConnectionDraft::of(*draft.origin, draft.tiers).header : QString();
    const bool carried = draft.hasPassword || (draft.origin && draft.origin->credential.source != Credential::Source::None);
    if (!header.isEmpty() && !carried && header != before)
        found.append({Field::Header, DraftWords::tr("Type the password that this header carries, or leave the header empty.")});
}

std::optional<FieldProblem> placeOfFigure(const ConnectionDraft &draft, const QStringList &keys)
{
    const int place = keys.value(1).toInt();
    int row = -1, written = -1;
    while (written < place && ++row < draft.figures.size())
        written += draft.figures[row].isBlank() ? 0 : 1;
    if (row >= draft.figures.size())
        return {};
    const QString key = keys.value(2);
    if (key == u"pointer" || key == u"name")
        return FieldProblem{Field::Figures, {}, row, FigureCell::Source};
    if (key == u"unit")
        return FieldProblem{Field::Figures, {}, row, FigureCell::Unit};
    if (key == u"threshold")
        return FieldProblem{Field::Figures, {}, row, keys.value(3) == u"critical" ? FigureCell::Critical : FigureCell::Warning};
    if (key == u"id" || key == u"title")
        return FieldProblem{Field::Figures, {}, row, FigureCell::Id};
    return {};
}

// The field that shows a key of the file; none: the person cannot do anything about it here.
std::optional<FieldProblem> placeOf(const ConnectionDraft &draft, const QString &path)
{
    static const std::pair<QLatin1StringView, Field> fields[] = {
        {"title"_L1, Field::Name}, {"host"_L1, Field::Host}, {"port"_L1, Field::Port}, {"database"_L1, Field::Database},
        {"user"_L1, Field::User}, {"service"_L1, Field::Service}, {"url"_L1, Field::Url}, {"expected_status"_L1, Field::Status},
        {"tls"_L1, Field::RootCertificate}, {"authorization_header"_L1, Field::Header}, {"key"_L1, Field::Key}, {"sql"_L1, Field::Sql},
        {"path"_L1, Field::Path}, {"reader"_L1, Field::Reader}, {"expected_standbys"_L1, Field::Standbys}, {"backup"_L1, Field::BackupFile},
        {"config"_L1, Field::PoolerConfig}};
    const QStringList keys = path.split(u'/');
    if (keys[0] == u"metrics" && draft.hasFigures())
        return placeOfFigure(draft, keys);
    if (keys[0] == u"id")
        return FieldProblem{draft.origin ? Field::Id : Field::Name, {}};
    if (keys[0] == u"via" && draft.kind == TargetKind::Heartbeat)
        return FieldProblem{Field::Holder, {}};
    if (keys[0] == u"thresholds" && keys.value(1) == u"heartbeat.age")
        return FieldProblem{keys.value(2) == u"critical" ? Field::AgeCritical : Field::AgeWarning, {}};
    for (const auto &[key, field] : fields)
        if (keys[0] == key)
            return FieldProblem{field, {}};
    return {};
}

} // namespace

void findFigureProblems(const ConnectionDraft &draft, QList<FieldProblem> &found)
{
    if (!draft.hasFigures())
        return;
    checkHeader(draft, found);
    const bool blank = std::all_of(draft.figures.begin(), draft.figures.end(), [](const TypedFigure &f) { return f.isBlank(); });
    const bool needsOne = blank && (!draft.origin || !figuresOf(*draft.origin).isEmpty());
    const QList<TypedFigure> before = draft.origin ? figuresOf(*draft.origin) : QList<TypedFigure>();
    for (int row = 0; row < draft.figures.size(); ++row) {
        const TypedFigure &figure = draft.figures[row];
        if (figure.isBlank() && !(needsOne && row == 0))
            continue;
        if (figure.id.trimmed().isEmpty())
            found.append({Field::Figures, DraftWords::tr("Type an id of your own for this figure, such as shop.orders."), row, FigureCell::Id});
        const bool wholeAnswer = figure.origin >= 0 && before.value(figure.origin).source.isEmpty(); // of RFC 6901
        if (figure.source.trimmed().isEmpty() && !wholeAnswer)
            found.append({Field::Figures,
                          draft.kind == TargetKind::HttpJson ? DraftWords::tr("Type where the number stands in the answer, such as /data/0/count.")
                                                             : DraftWords::tr("Type the name of the series."),
                          row, FigureCell::Source});
        const environment::Quantity quantity = environment::quantityOfUnit(figure.unit.trimmed());
        checkLimit({Field::Figures, {}, row, FigureCell::Warning}, figure.warning, quantity, found);
        checkLimit({Field::Figures, {}, row, FigureCell::Critical}, figure.critical, quantity, found);
    }
}

void findHeartbeatProblems(const ConnectionDraft &draft, QList<FieldProblem> &found)
{
    if (draft.kind != TargetKind::Heartbeat)
        return;
    const TypedHeartbeat &typed = draft.heartbeat;
    if (typed.where != Where::File && typed.via.isEmpty())
        found.append({Field::Holder, typed.where == Where::RedisKey ? DraftWords::tr("Choose the Redis target that holds the key; add it first if it is not there.")
                                                                    : DraftWords::tr("Choose the PostgreSQL target that holds the row; add it first if it is not there.")});
    if (typed.where == Where::RedisKey && typed.key.trimmed().isEmpty())
        found.append({Field::Key, DraftWords::tr("Type the key that holds a Unix time.")});
    if (typed.where == Where::Row && typed.sql.trimmed().isEmpty())
        found.append({Field::Sql, DraftWords::tr("Type a statement that returns one time, such as select max(seen_at) from jobs.")});
    if (typed.where == Where::File) {
        if (typed.path.trimmed().isEmpty())
            found.append({Field::Path, DraftWords::tr("Type the file whose time counts.")});
        checkPath(Field::Path, typed.path, found);
    }
    checkLimit({Field::AgeWarning, {}}, typed.warning, environment::Quantity::Seconds, found);
    checkLimit({Field::AgeCritical, {}}, typed.critical, environment::Quantity::Seconds, found);
}

void findFileProblems(const ConnectionDraft &draft, QList<FieldProblem> &found)
{
    if (draft.kind == TargetKind::Postgres)
        checkPath(Field::BackupFile, draft.more.backupFile, found);
    else if (draft.kind == TargetKind::PgBouncer)
        checkPath(Field::PoolerConfig, draft.more.poolerConfig, found);
}

void findReaderProblems(const ConnectionDraft &draft, QList<FieldProblem> &found)
{
    for (const environment::KeyMistake &mistake : environment::mistakesIn(draft.target(), watch::metricLookup())) {
        auto problem = placeOf(draft, mistake.path);
        if (!problem || complains(found, *problem))
            continue;
        problem->text = mistakeSentence(mistake.text, mistake.remedy);
        found.append(*problem);
    }
}

} // namespace start
