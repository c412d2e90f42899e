// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/acts/poolresize.h"

#include "models/acts/configfile.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cstdlib>

namespace acts {

using namespace std::chrono_literals;
using base::Errc;
using base::Error;
using base::Result;
using flow::orFail;
using flow::Task;
using flow::TimePoint;
using Console = std::shared_ptr<postgres::Asker>;

namespace {

constexpr auto kAsk = 3s, kFile = 5s, kShows = 5s, kQueue = 4s, kBack = 8s;
constexpr auto kGlance = 100ms, kSettles = 700ms;

struct ResizeSay {
    Q_DECLARE_TR_FUNCTIONS(PoolResize)
};

std::unexpected<Error> notResized(Errc code, const QString &why, const QString &remedy)
{
    return std::unexpected(Error{code, why.toStdString(), {}, ResizeSay::tr("change the size of a pool").toStdString(), remedy.toStdString()});
}

QString lookAgain() { return ResizeSay::tr("Look at it again and decide anew."); }

double consoleFigure(const PGresult *rows, int row, const char *column)
{
    const int at = PQfnumber(rows, column);
    return at < 0 ? 0 : std::strtod(PQgetvalue(rows, row, at), nullptr);
}

bool isOf(const PGresult *rows, int row, const char *column, const QString &name)
{
    const int at = PQfnumber(rows, column);
    return at >= 0 && base::Untrusted(std::string_view(PQgetvalue(rows, row, at))).raw() == name;
}

Task<Result<PoolState>> stateOf(Console console, QString database, TimePoint due)
{
    PoolState state;
    const auto databases = co_await orFail(console->ask("show databases", postgres::Params(), due));
    bool found = false;
    for (int row = 0; row < PQntuples(databases.get()); ++row)
        if (isOf(databases.get(), row, "name", database)) {
            state.size = int(consoleFigure(databases.get(), row, "pool_size"));
            found = true;
        }
    if (!found)
        co_return notResized(Errc::Absent, ResizeSay::tr("PgBouncer has no database %1.").arg(base::Untrusted(database).visible()), lookAgain());
    const auto pools = co_await orFail(console->ask("show pools", postgres::Params(), due));
    const PGresult *rows = pools.get();
    for (int row = 0; row < PQntuples(rows); ++row) {
        if (!isOf(rows, row, "database", database))
            continue;
        const int waiting = int(consoleFigure(rows, row, "cl_waiting"));
        state.waiting += waiting;
        if (waiting > 0)
            state.waitSeconds = std::max(state.waitSeconds, consoleFigure(rows, row, "maxwait") + consoleFigure(rows, row, "maxwait_us") / 1e6);
        for (const char *column : {"sv_active", "sv_active_cancel", "sv_being_canceled", "sv_idle", "sv_used", "sv_tested", "sv_login"})
            state.serversOpen += int(consoleFigure(rows, row, column));
    }
    co_return state;
}

// The settings it has; none when it does not tell.
Task<QSet<QString>> settingsOf(Console console, TimePoint due)
{
    QSet<QString> known;
    const auto config = co_await console->ask("show config", postgres::Params(), due);
    const int key = config ? PQfnumber(config->get(), "key") : -1;
    for (int row = 0; key >= 0 && row < PQntuples(config->get()); ++row)
        known.insert(base::Untrusted(std::string_view(PQgetvalue(config->get(), row, key))).raw());
    co_return known;
}

template <class T>
Task<Result<T>> inFiles(PoolPlace place, std::function<Result<T>()> work)
{
    const auto due = place.reactor.now() + kFile;
    auto done = co_await flow::offload<Result<T>>(place.reactor, place.files, due, work);
    if (!done)
        co_return std::unexpected(std::move(done).error());
    co_return std::move(*done);
}

Result<void> isInUse(const PoolPlace &place, const QString &config)
{
    if (config.isEmpty())
        return notResized(Errc::Absent, ResizeSay::tr("The environment file does not say where the pgbouncer.ini of this pooler is."),
                       ResizeSay::tr("Add config: with its path to this target if it is on this machine; else change pool_size there by hand and send RELOAD to the console."));
    const QFileInfo used(QString::fromStdString(place.configInUse)), named(config);
    if (used.isAbsolute() && used.exists() && named.exists() && used.canonicalFilePath() != named.canonicalFilePath())
        return notResized(Errc::Invalid, ResizeSay::tr("PgBouncer reads %1, not %2.").arg(base::Untrusted(used.filePath()).visible(), config),
                       ResizeSay::tr("Name that file as config: at this target."));
    return {};
}

struct Texts {
    QByteArray before;
    PoolLine line;
};

// The file, checked against what the console says of it, with its new line.
Task<Result<Texts>> textsFor(PoolPlace place, Console console, PoolChange change, PoolState now)
{
    if (change.size < change.least || change.size > change.most)
        co_return notResized(Errc::Invalid, ResizeSay::tr("%1 is not between %2 and %3, within which this pool may be set.").arg(change.size).arg(change.least).arg(change.most),
                          ResizeSay::tr("The bounds are those of resources/metrics/pools.yaml and of the room on the server behind."));
    if (now.size != change.before)
        co_return notResized(Errc::Absent, ResizeSay::tr("The pool has the size %1 by now, not %2.").arg(now.size).arg(change.before), lookAgain());
    if (change.size == now.size)
        co_return notResized(Errc::Invalid, ResizeSay::tr("The pool has that size already."), {});
    const QSet<QString> known = co_await settingsOf(console, place.reactor.now() + kAsk);
    const std::function<Result<Texts>()> read = [place, change, known]() -> Result<Texts> {
        if (auto used = isInUse(place, change.config); !used)
            return std::unexpected(std::move(used).error());
        auto text = readConfig(change.config);
        if (!text)
            return std::unexpected(std::move(text).error());
        const auto says = poolSizeIn(*text, change.config, change.database);
        if (!says)
            return std::unexpected(says.error());
        if (*says != change.before)
            return notResized(Errc::Invalid, ResizeSay::tr("%1 says %2, but PgBouncer works with %3: it reads another file, or was not reloaded since.").arg(change.config, QString::number(*says), QString::number(change.before)),
                           ResizeSay::tr("Send RELOAD to the console if the file is right, then look again."));
        if (auto loads = loadable(*text, change.config, known); !loads)
            return std::unexpected(std::move(loads).error());
        auto line = resized(*text, change.config, change.database, change.size);
        if (!line)
            return std::unexpected(std::move(line).error());
        return Texts{std::move(*text), std::move(*line)};
    };
    co_return co_await inFiles<Texts>(place, read);
}

struct Undo {
    QByteArray now, old;
    int size = 0;
};

Task<Result<Undo>> undoFor(PoolPlace place, Console console, PoolChange change)
{
    const QSet<QString> known = co_await settingsOf(console, place.reactor.now() + kAsk);
    const std::function<Result<Undo>()> read = [place, change, known]() -> Result<Undo> {
        if (auto used = isInUse(place, change.config); !used)
            return std::unexpected(std::move(used).error());
        auto now = readConfig(change.config);
        if (!now)
            return std::unexpected(std::move(now).error());
        auto old = undoOf(change.config, *now);
        if (!old)
            return std::unexpected(std::move(old).error());
        if (auto loads = loadable(*old, change.config, known); !loads)
            return std::unexpected(std::move(loads).error());
        const auto is = poolSizesIn(*now, change.config), was = poolSizesIn(*old, change.config);
        if (!is || !was)
            return std::unexpected(is ? was.error() : is.error());
        QStringList differ;
        for (auto it = was->cbegin(); it != was->cend(); ++it)
            if (is->value(it.key()) != it.value())
                differ << it.key();
        if (differ != QStringList{change.database})
            return notResized(Errc::Absent, ResizeSay::tr("The last change from here was another one: of %1.").arg(base::Untrusted(differ.join(QStringLiteral(", "))).visible()), {});
        return Undo{std::move(*now), std::move(*old), was->value(change.database)};
    };
    co_return co_await inFiles<Undo>(place, read);
}

Task<Result<void>> replaced(PoolPlace place, QString config, QByteArray before, QByteArray after)
{
    const std::function<Result<bool>()> write = [config, before, after]() -> Result<bool> {
        if (auto done = replaceConfig(config, before, after); !done)
            return std::unexpected(std::move(done).error());
        return true;
    };
    co_await orFail(inFiles<bool>(place, write));
    co_return Result<void>();
}

Task<Result<void>> loaded(PoolPlace place, Console console, QString database, int size)
{
    const TimePoint due = place.reactor.now() + kShows;
    co_await orFail(console->ask("reload", postgres::Params(), place.reactor.now() + kAsk));
    for (;;) {
        const PoolState now = co_await orFail(stateOf(console, database, due));
        if (now.size == size)
            co_return Result<void>();
        if (place.reactor.now() + kGlance >= due)
            co_return notResized(Errc::Server, ResizeSay::tr("PgBouncer took the RELOAD, but goes on with the size %1.").arg(now.size),
                              ResizeSay::tr("Its log says why; it may read another file."));
        co_await orFail(co_await place.reactor.sleepFor(kGlance));
    }
}

Task<Result<void>> putBack(PoolPlace place, Console console, QString config, QByteArray before, QByteArray after)
{
    co_await orFail(replaced(place, config, after, before));
    (void)co_await console->ask("reload", postgres::Params(), place.reactor.now() + kAsk); // it worked with the old size all along
    co_return Result<void>();
}

// The new text in place and in force, or the old one again.
Task<Result<PoolEffect>> swapped(PoolPlace place, Console console, PoolChange change, PoolState before, QByteArray was, QByteArray is)
{
    PoolEffect effect;
    effect.before = before;
    const TimePoint began = place.reactor.now();
    auto shown = co_await replaced(place, change.config, was, is);
    if (!shown && shown.error().code != Errc::TimedOut && shown.error().code != Errc::Cancelled)
        co_return std::unexpected(std::move(shown).error()); // else it may be written yet, before what follows
    if (shown)
        shown = co_await loaded(place, console, change.database, change.size);
    if (!shown) {
        auto back = putBack(place, console, change.config, was, is);
        const auto undone = co_await flow::shielded(place.reactor, kBack, std::move(back));
        Error why = std::move(shown).error();
        why.text += undone ? ResizeSay::tr(" The old text stands in %1 again.").arg(change.config).toStdString()
                           : ResizeSay::tr(" The old text could not be put back into %1: %2").arg(change.config, base::Untrusted(std::string_view(undone.error().text)).visible()).toStdString();
        co_return std::unexpected(std::move(why));
    }
    effect.took = std::chrono::duration_cast<std::chrono::milliseconds>(place.reactor.now() - began);
    const TimePoint due = place.reactor.now() + kQueue, settled = place.reactor.now() + kSettles;
    for (;;) { // it is in force: whatever fails from here on, fails to be measured
        const auto now = co_await stateOf(console, change.database, due);
        if (now)
            effect.after = *now;
        if (!now || (now->waiting == 0 && place.reactor.now() >= settled) || place.reactor.now() + kGlance >= due)
            break;
        const auto slept = co_await place.reactor.sleepFor(kGlance);
        if (!slept)
            break;
    }
    co_return effect;
}

} // namespace

Task<Result<PoolForecast>> forecastResize(PoolPlace place, Console console, PoolChange change, TimePoint due)
{
    PoolForecast out;
    out.change = change;
    out.now = co_await orFail(stateOf(console, change.database, due));
    Texts texts = co_await orFail(textsFor(place, console, change, out.now));
    out.line = std::move(texts.line);
    out.line.text.clear();
    co_return out;
}

Task<Result<PoolForecast>> forecastRestore(PoolPlace place, Console console, PoolChange change, TimePoint due)
{
    PoolForecast out;
    out.undo = true;
    out.now = co_await orFail(stateOf(console, change.database, due));
    const Undo undo = co_await orFail(undoFor(place, console, change));
    change.before = out.now.size;
    change.size = undo.size;
    out.change = change;
    co_return out;
}

Task<Result<PoolEffect>> resizePool(PoolPlace place, Console console, PoolChange change)
{
    const PoolState before = co_await orFail(stateOf(console, change.database, place.reactor.now() + kAsk));
    Texts texts = co_await orFail(textsFor(place, console, change, before));
    const std::function<Result<QString>()> keep = [config = change.config, was = texts.before, is = texts.line.text] { return keepUndo(config, was, is); };
    const QString saved = co_await orFail(inFiles<QString>(place, keep));
    auto swapping = swapped(place, console, change, before, texts.before, texts.line.text);
    auto done = co_await std::move(swapping);
    if (done) {
        done->saved = saved;
        co_return done;
    }
    const std::function<Result<bool>()> forget = [config = change.config, is = texts.line.text]() -> Result<bool> {
        const auto now = readConfig(config);
        if (now && *now != is) // else the copy is all that is left of the old text
            dropUndo(config, is);
        return true;
    };
    auto forgetting = inFiles<bool>(place, forget);
    (void)co_await flow::shielded(place.reactor, kFile, std::move(forgetting));
    co_return std::unexpected(std::move(done).error());
}

Task<Result<PoolEffect>> restorePool(PoolPlace place, Console console, PoolChange change)
{
    const PoolState before = co_await orFail(stateOf(console, change.database, place.reactor.now() + kAsk));
    const Undo undo = co_await orFail(undoFor(place, console, change));
    change.size = undo.size;
    auto swapping = swapped(place, console, change, before, undo.now, undo.old);
    auto done = co_await std::move(swapping);
    if (!done)
        co_return std::unexpected(std::move(done).error());
    const std::function<Result<bool>()> forget = [config = change.config, now = undo.now]() -> Result<bool> {
        dropUndo(config, now);
        return true;
    };
    (void)co_await inFiles<bool>(place, forget);
    co_return done;
}

} // namespace acts
