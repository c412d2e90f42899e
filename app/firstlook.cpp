// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstlook.h"

#include "models/incidents/frozen.h"
#include "models/incidents/leadingfigure.h"
#include "models/incidents/looks.h"
#include "models/journal/journalfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace app {

namespace {

using namespace std::chrono_literals;

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
    QStringList names;                 // of what lies in the folder
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
    std::vector<incidents::Source> sources;
    std::vector<incidents::LogPlan> plans;
    std::optional<std::vector<incidents::LogPlan>> before; // of a look at the logs alone, a minute later: where they were read first
    std::vector<events::Event> changes;
    std::vector<incidents::LeadingFigure> leading; // without values; the first that was recorded counts
    bool frozen = false, minuteOver = false; // GUI thread
};

FirstLook::FirstLook(watch::Feed &feed, incidents::IncidentDesk &desk, const events::EventBook &events, Present present, QObject *parent) :
    QObject(parent), m_feed(feed), m_desk(desk), m_events(events), m_present(std::move(present))
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
    job->sources = incidents::sourcesOf(*environment, m_feed.snapshots());
    job->changes = m_events.events();
    chooseLeading(*job);
    gather(job);
    if (m_again.empty())
        return;
    QTimer::singleShot(m_again.back(), this, [this, job] {
        job->minuteOver = true;
        lookLater(job);
    });
}

// What a server writes while it dies comes after its incident. Not before the first look is done, whose commands may take a minute.
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
    job->sources = first->sources;
    job->before = first->plans;
    gather(job);
}

void FirstLook::gather(const JobPtr &job)
{
    const QPointer<FirstLook> here(this);
    QThreadPool::globalInstance()->start([here, job] {
        const base::WallTime from = job->request.from, to = job->request.to;
        job->plans = job->before ? incidents::plansAgain(job->sources, *job->before, from - incidents::kWrittenLate, to, incidents::journalctl())
                                 : incidents::plansFor(job->sources, from, to, incidents::journalctl());
        QMetaObject::invokeMethod(
            qApp,
            [here, job] {
                const bool commands = std::ranges::any_of(job->plans, [](const incidents::LogPlan &plan) { return !plan.command.isEmpty(); });
                if (!here)
                    return;
                if (!commands)
                    here->write(job);
                else
                    here->m_feed.postWithSecrets([here, job](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) { scope.spawn(runCommands(reactor, job, here)); });
            },
            Qt::QueuedConnection);
    });
}

flow::Task<void> FirstLook::runCommands(flow::Reactor &reactor, JobPtr job, QPointer<FirstLook> here)
{
    auto running = incidents::printed(reactor, job->plans);
    std::vector<incidents::LogPlan> plans = co_await std::move(running);
    job->plans = std::move(plans);
    const auto done = [here, job] {
        if (here)
            here->write(job);
    };
    QMetaObject::invokeMethod(qApp, done, Qt::QueuedConnection);
}

void FirstLook::write(const JobPtr &job)
{
    const QPointer<FirstLook> here(this);
    QThreadPool::globalInstance()->start([here, job] {
        const auto frozen = job->before ? incidents::freezeLater(job->folder, job->plans, job->request.from, job->request.to)
                                        : incidents::freeze(job->folder, job->plans, job->changes, job->request.from, job->request.to);
        for (incidents::LogPlan &plan : job->plans)
            plan.printed.clear(); // where it came from is all that is still of use
        QMetaObject::invokeMethod(
            qApp,
            [here, job, frozen] {
                if (!here)
                    return;
                if (!frozen) {
                    emit here->troubled(frozen.error());
                } else if (job->before) {
                    here->tellEvidence(job, frozen->parts);
                } else {
                    job->frozen = true;
                    here->pack(job, frozen->parts);
                    here->lookLater(job);
                }
            },
            Qt::QueuedConnection);
    });
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

void FirstLook::pack(const JobPtr &job, const QStringList &parts)
{
    const auto done = [this, job](const Packed &packed) {
        if (packed.trouble)
            emit troubled(*packed.trouble);
        tellEvidence(job, packed.names);
    };
    const auto pack = [job, parts](recorder::Tape &tape) {
        Packed out{parts, {}};
        const QString file = packIn(job->folder);
        const auto written = recorder::writePack(tape, job->request, file);
        if (!written) {
            if (written.error().code != base::Errc::Absent) // nothing was recorded in these minutes
                out.trouble = written.error();
            return out;
        }
        const auto found = std::ranges::find_if(job->leading, [&](incidents::LeadingFigure &figure) { return fill(figure, tape, job->request); });
        const bool led = found != job->leading.end() && incidents::writeLeading(job->folder, *found);
        out.names.prepend(QFileInfo(file).fileName());
        if (led)
            out.names.append(QStringLiteral("leading.json"));
        return out;
    };
    if (!m_recorder) {
        done({parts, {}});
    } else if (m_recorder->isRefused()) {
        const QPointer<FirstLook> here(this);
        QThreadPool::globalInstance()->start([here, done, pack, folder = m_tape] {
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
        m_recorder->work([recorder = m_recorder.data(), context = QPointer<QObject>(this), pack, done](recorder::Tape &tape) {
            const Packed packed = pack(tape);
            recorder->tell(context, [done, packed] { done(packed); });
        });
    }
}

} // namespace app

#include "moc_firstlook.cpp"
