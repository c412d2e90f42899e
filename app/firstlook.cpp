// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstlook.h"

#include "models/base/paths.h"
#include "models/incidents/leadingfigure.h"
#include "models/incidents/looks.h"
#include "models/journal/journalfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kWriteLimit{15};   // for what is written of the logs
constexpr std::chrono::seconds kPackPatience{30}; // once that is done

// The highest of each stretch, out of the recorded seconds; false: there is none.
bool fill(incidents::LeadingFigure &figure, recorder::Tape &tape, const recorder::PackRequest &request)
{
    const watch::MetricId metric(figure.metric);
    const double span = std::chrono::duration<double>(figure.to - figure.from).count();
    bool any = false;
    tape.each(request.environment->name, figure.from, figure.to, [&](const recorder::FramePtr &frame) {
        const watch::SnapshotPtr snapshot = frame->moment.snapshot(figure.target);
        const auto *latest = snapshot ? snapshot->find(metric, figure.instance) : nullptr;
        if (!latest || !latest->reading.hasValue() || frame->moment.wallNow - latest->wallAt > 2 * latest->interval + 1s)
            return true; // nothing new was measured
        const double part = std::chrono::duration<double>(frame->moment.wallNow - figure.from).count() / span;
        float &value = figure.values[std::clamp(qsizetype(part * double(figure.values.size())), qsizetype(0), figure.values.size() - 1)];
        value = std::isnan(value) ? float(latest->reading.value) : std::max(value, float(latest->reading.value));
        any = true;
        return true;
    });
    return any;
}

struct Packed {
    QStringList names;                 // of what lies in the folder, the seconds first
    std::optional<base::Error> trouble; // why the seconds are not among it
};

bool standsStill(const health::Situation &situation, const QString &key)
{
    return std::ranges::any_of(situation.problems, [&key](const health::Problem &p) { return p.key == key; });
}

// What was told is no longer what is to be told.
bool revises(const incidents::ProbableCause &told, const incidents::ProbableCause &found, const health::Situation &situation)
{
    if (found.clear)
        return !told.clear || found.key != told.key;
    return told.clear && standsStill(situation, told.key); // while it lasts something else came that it does not explain
}

} // namespace

struct FirstLook::Job {
    QString incident, folder;
    recorder::PackRequest request;
    std::shared_ptr<const incidents::LogLook> logs;
    std::vector<incidents::LogPlan> plans; // where they were found, and which failed
    std::vector<events::Event> changes;
    std::vector<incidents::LeadingFigure> leading; // without values; the first that was recorded counts
    // GUI thread
    bool frozen = false, minuteOver = false, patient = true;
    std::optional<QStringList> written, packed; // what of it is to be told; nothing: it is not done
};

FirstLook::FirstLook(watch::Feed &feed, incidents::IncidentDesk &desk, const events::EventBook &events, Present present, QObject *parent) :
    QObject(parent), m_feed(feed), m_desk(desk), m_events(events), m_present(std::move(present)), m_readers(std::make_shared<incidents::LogReaders>())
{
    connect(&desk, &incidents::IncidentDesk::detected, this, &FirstLook::look);
    const auto again = incidents::looksAgain();
    if (again)
        m_again = *again;
    else
        QTimer::singleShot(0, this, [this, error = again.error()] { emit troubled(error); });
}

void FirstLook::setRecorder(recorder::FlightRecorder *recorder, const QString &folder)
{
    m_recorder = recorder;
    m_tape = folder;
}

QString FirstLook::packIn(const QString &folder) { return folder + QStringLiteral("/seconds.qdpack"); }

void FirstLook::look(const QString &incident)
{
    freeze(incident);
    tellCause(incident);
    for (const auto after : m_again)
        QTimer::singleShot(after, this, [this, incident] { tellCause(incident); });
    QTimer::singleShot(m_again.empty() ? 0ms : m_again.back() + 1s, this, [this, incident] { m_told.remove(incident); });
}

void FirstLook::tellCause(const QString &id)
{
    const incidents::Incident *incident = m_desk.known().find(id);
    const environment::EnvironmentPtr environment = m_feed.environment();
    if (!incident || !incident->isOpen() || !environment)
        return;
    const health::Situation present = m_present();
    const auto found = incidents::probableCause(incident->targets, present, *environment, m_events.events(), incidents::answeredIn(m_feed.snapshots()));
    const auto told = m_told.constFind(id);
    if (told != m_told.cend() && !revises(*told, found, present))
        return;
    m_told.insert(id, found);
    incidents::Change change;
    change.kind = incidents::Change::Kind::ProbableCause;
    change.incident = id;
    change.text = found.sentence;
    change.parts = found.facts;
    m_desk.record(change);
}

// That of the worst problem on its targets; else what the fleet shows of them: of one that is dead, what it did until then.
void FirstLook::chooseLeading(Job &job) const
{
    const incidents::Incident *incident = m_desk.known().find(job.incident);
    const watch::CataloguePtr catalogue = m_feed.catalogue();
    if (!incident || incident->targets.isEmpty() || !catalogue)
        return;
    const auto add = [&](const QString &target, const QString &instance, const watch::Metric *metric) {
        if (metric)
            job.leading.push_back(incidents::leadingOf(target, instance, *metric, job.request.from, job.request.to));
    };
    for (const health::Problem &p : m_present().problems)
        if (incident->targets.contains(p.target) && !p.metric.isNull())
            add(p.target, p.instance, catalogue->find(p.metric));
    for (const QString &id : incident->targets)
        if (const environment::Target *target = m_feed.environment()->find(id))
            for (const watch::Metric *metric : catalogue->ofKind(target->kind))
                if (metric->headline)
                    add(id, {}, metric);
}

void FirstLook::freeze(const QString &id)
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const auto job = std::make_shared<Job>();
    job->incident = id;
    job->folder = incidents::evidenceFolder(id);
    if (!environment || job->folder.isEmpty())
        return;
    const base::WallTime to = base::Clock::system().wallNow(), from = to - incidents::kBefore;
    job->request = {environment, from, to, journal::standardFile(), QCoreApplication::applicationVersion()};
    const auto look = std::make_shared<incidents::LogLook>();
    const incidents::Incident *incident = m_desk.known().find(id);
    look->sources = incidents::sourcesOf(*environment, m_feed.snapshots(), incident ? incident->targets : QStringList());
    look->from = from;
    look->to = to;
    job->logs = look;
    job->changes = m_events.events();
    chooseLeading(*job);
    gather(job);
    pack(job);
    if (m_again.empty())
        return;
    QTimer::singleShot(m_again.back(), this, [this, job] {
        job->minuteOver = true;
        lookLater(job);
    });
}

// What a server writes while it dies comes after its incident, and what could not be read then maybe now, whole. Not before the
// first look is done, whose commands may take a minute.
void FirstLook::lookLater(const JobPtr &first)
{
    if (!first->frozen || !first->minuteOver)
        return;
    const auto job = std::make_shared<Job>();
    job->incident = first->incident;
    job->folder = first->folder;
    job->request = first->request;
    job->request.from = first->request.to;
    job->request.to = base::Clock::system().wallNow();
    const auto look = std::make_shared<incidents::LogLook>();
    look->sources = first->logs->sources;
    look->before = first->plans;
    look->from = job->request.from - incidents::kWrittenLate;
    look->to = job->request.to;
    job->logs = look;
    gather(job);
}

void FirstLook::gather(const JobPtr &job)
{
    const QPointer<FirstLook> here(this);
    m_feed.postWithSecrets([readers = m_readers, here, job](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(takeAndFreeze(reactor, readers, job, here)); });
}

flow::Task<void> FirstLook::takeAndFreeze(flow::Reactor &reactor, std::shared_ptr<incidents::LogReaders> readers, JobPtr job, QPointer<FirstLook> here)
{
    auto taking = incidents::takeLogs(reactor, readers, job->logs);
    incidents::TakenLogs taken = co_await std::move(taking);
    job->plans = std::move(taken.plans);
    std::function<base::Result<incidents::Frozen>()> write = [job, told = std::move(taken.told)] {
        return job->logs->before ? incidents::freezeLater(job->folder, told) : incidents::freeze(job->folder, told, job->changes, job->request.from, job->request.to);
    };
    const flow::TimePoint due = reactor.now() + kWriteLimit;
    auto writing = flow::offload<base::Result<incidents::Frozen>>(reactor, readers->writing, due, std::move(write));
    const auto written = co_await writing;
    if (!written && written.error().code == base::Errc::Cancelled)
        co_return; // the program ends
    base::Result<incidents::Frozen> frozen = written ? *written : base::fail(written.error().code, tr("The evidence of an incident could not be written in time.").toStdString());
    const auto done = [here, job, frozen = std::move(frozen)] {
        if (here)
            here->takeFrozen(job, frozen);
    };
    QMetaObject::invokeMethod(qApp, done, Qt::QueuedConnection);
}

void FirstLook::takeFrozen(const JobPtr &job, const base::Result<incidents::Frozen> &frozen)
{
    if (!frozen)
        emit troubled(frozen.error());
    else
        for (const QString &problem : frozen->problems)
            emit troubled(base::Error{base::Errc::Io, problem.toStdString(), {}, tr("freeze the evidence of an incident").toStdString(), {}});
    job->written = frozen ? frozen->parts : QStringList();
    if (job->logs->before) {
        tellEvidence(job, *job->written);
        return;
    }
    tellFrozen(job);
    QTimer::singleShot(kPackPatience, this, [this, job] {
        job->patient = false;
        tellFrozen(job);
    });
    job->frozen = true;
    lookLater(job);
}

// Seconds and logs as one piece of evidence; without the seconds where those do not come.
void FirstLook::tellFrozen(const JobPtr &job)
{
    if (!job->written || (!job->packed && job->patient))
        return;
    QStringList parts = job->packed ? std::exchange(*job->packed, QStringList()) : QStringList();
    const QStringList logs = std::exchange(*job->written, QStringList());
    tellEvidence(job, parts.mid(0, 1) + logs + parts.mid(1));
}

void FirstLook::tellEvidence(const JobPtr &job, const QStringList &parts)
{
    if (parts.isEmpty())
        return;
    const incidents::Incident *incident = m_desk.known().whereItGoesOn(job->incident); // it may have been merged meanwhile
    incidents::Change change;
    change.kind = incidents::Change::Kind::Evidence;
    change.incident = incident ? incident->id : job->incident;
    change.other = job->folder;
    change.from = job->request.from;
    change.to = job->request.to;
    change.parts = parts;
    m_desk.record(change);
}

// Beside the logs: neither waits for a disk that hangs under the other.
void FirstLook::pack(const JobPtr &job)
{
    const auto done = [this, job](const Packed &packed) {
        if (packed.trouble)
            emit troubled(*packed.trouble);
        job->packed = packed.names;
        tellFrozen(job);
    };
    const auto pack = [job](recorder::Tape &tape) {
        Packed out;
        if (!base::ensureFolder(job->folder))
            return out; // said by whoever writes the logs
        const QString file = packIn(job->folder);
        const auto written = recorder::writePack(tape, job->request, file);
        if (!written) {
            if (written.error().code != base::Errc::Absent) // nothing was recorded in these minutes
                out.trouble = written.error();
            return out;
        }
        const auto found = std::ranges::find_if(job->leading, [&](incidents::LeadingFigure &figure) { return fill(figure, tape, job->request); });
        const bool led = found != job->leading.end() && incidents::writeLeading(job->folder, *found);
        out.names.append(QFileInfo(file).fileName());
        if (led)
            out.names.append(QStringLiteral("leading.json"));
        return out;
    };
    if (!m_recorder) {
        done({});
    } else if (m_recorder->isRefused()) {
        const QPointer<FirstLook> here(this);
        m_readers->writing.submit([here, done, pack, folder = m_tape] {
            recorder::Tape tape = recorder::Tape::ofFolder(folder);
            const Packed packed = pack(tape);
            QMetaObject::invokeMethod(
                qApp,
                [here, done, packed] {
                    if (here)
                        done(packed);
                },
                Qt::QueuedConnection);
        });
    } else {
        m_recorder->work([context = QPointer<QObject>(this), pack, done](recorder::Tape &tape, const recorder::FlightRecorder::Teller &teller) {
            const Packed packed = pack(tape);
            teller.tell(context, [done, packed] { done(packed); });
        });
    }
}

} // namespace app

#include "moc_firstlook.cpp"
