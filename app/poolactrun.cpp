// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/poolactrun.h"

#include "app/exitcode.h"
#include "app/observation.h"
#include "app/terminal.h"
#include "models/acts/poolact.h"
#include "models/health/pooladvice.h"
#include "models/operate/enginepoolkeeper.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr std::chrono::seconds kPoolAnswer{45};

struct PoolCommand {
    Q_DECLARE_TR_FUNCTIONS(ActCommand)
};

// One pool of one pooler: looks, asks if need be, acts. Runs its own event loop, of main.
class PoolRun : public QObject {
public:
    PoolRun(Observation &observation, const WatchOptions &options, QString identity) :
        m_options(options), m_identity(std::move(identity)), m_keeper(observation.feed(), operate::Bookkeeping::open(observation.feed(), terminalChain()))
    {
        using operate::PoolKeeper;
        connect(&m_keeper, &PoolKeeper::foreseen, this, [this](const QString &pooler, const acts::PoolForecast &f) { foreseen(pooler, f); });
        connect(&m_keeper, &PoolKeeper::carriedOut, this, [this](const QString &, const acts::PoolForecast &f, const acts::PoolEffect &e) {
            std::printf("%s\n", qPrintable(health::poolEffectSentence(f, e)));
            m_loop.exit(e.after.waiting == 0 ? Good : Findings);
        });
        connect(&m_keeper, &PoolKeeper::refused, this, [this](const QString &, const QString &, bool, const base::Error &e) {
            complain(e);
            m_loop.exit(NotDone);
        });
    }
    int run(const QString &pooler, const acts::PoolChange &change, bool undo)
    {
        QTimer::singleShot(kPoolAnswer, &m_loop, [this] { m_loop.exit(refuse(NotDone, PoolCommand::tr("The server did not answer in time; its journal says what was done."))); });
        m_keeper.foresee(pooler, change, undo);
        return m_loop.exec();
    }

private:
    void foreseen(const QString &pooler, const acts::PoolForecast &forecast)
    {
        for (const QString &line : health::poolForecastLines(forecast))
            std::printf("  %s\n", qPrintable(line));
        std::fflush(stdout);
        if (m_options.parser.isSet(u"forecast"_s))
            return m_loop.exit(Good);
        if (!m_options.parser.isSet(u"yes"_s) && !saysYes(health::poolQuestion(forecast)))
            return m_loop.exit(refuse(NotDone, PoolCommand::tr("Nothing was done.")));
        m_keeper.carryOut(pooler, m_identity, forecast, m_options.parser.value(u"reason"_s));
    }

    const WatchOptions &m_options;
    QString m_identity;
    operate::EnginePoolKeeper m_keeper;
    QEventLoop m_loop;
};

} // namespace

int runPoolAct(const WatchOptions &options, const acts::Act &act)
{
    const bool undo = act.name == acts::poolAct(true);
    const QString id = options.parser.value(u"target"_s), pool = options.parser.value(u"pool"_s);
    const int size = options.parser.value(u"size"_s).toInt();
    if (id.isEmpty() || pool.isEmpty())
        return refuse(Usage, PoolCommand::tr("--target and --pool say which pool"));
    if (!undo && size <= 0)
        return refuse(Usage, PoolCommand::tr("--size says how many server connections; `quarterdeckctl advice --observe 60` advises one"));
    if (options.parser.value(u"reason"_s).trimmed().isEmpty() && !options.parser.isSet(u"forecast"_s))
        return refuse(Usage, PoolCommand::tr("--reason says why; it stands in the journal"));
    auto environment = options.load();
    if (!environment) {
        complain(environment.error());
        return NotDone;
    }
    const environment::Target *target = (*environment)->find(id);
    if (!target || target->kind != environment::TargetKind::PgBouncer)
        return refuse(Usage, PoolCommand::tr("There is no PgBouncer '%1' in this environment.").arg(base::Untrusted(id).visible()));
    Observation observation(*environment);
    observation.wait(options.patience(**environment));
    const watch::SnapshotPtr snapshot = observation.feed().snapshot(id);
    if (!snapshot || snapshot->status.condition != watch::Condition::Up) {
        if (snapshot && !snapshot->status.error.text.empty())
            complain(snapshot->status.error);
        return refuse(NotDone, PoolCommand::tr("%1 does not answer; nothing was done.").arg(id));
    }
    acts::PoolChange change;
    change.database = pool;
    change.config = std::get<environment::PgBouncerSettings>(target->settings).config;
    if (!undo) {
        const auto all = health::poolAdvice(**environment, *target, observation.feed().snapshots());
        const auto found = std::ranges::find_if(all, [&pool](const health::PoolAdvice &a) { return a.database.raw() == pool; });
        if (found == all.end())
            return refuse(NotDone, PoolCommand::tr("%1 has no pool %2 yet: no client has come for it.").arg(id, base::Untrusted(pool).visible()));
        change = health::changeOf(*found, *target, size);
        std::printf("%s\n", qPrintable(health::poolBounds(*found)));
    }
    return PoolRun(observation, options, operate::identityOf(*target, snapshot->facts)).run(id, change, undo);
}

} // namespace app
