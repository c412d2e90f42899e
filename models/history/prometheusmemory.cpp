// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/prometheusmemory.h"

#include "models/watch/httplogin.h"

#include <QCoreApplication>
#include <QPointer>

#include <atomic>
#include <deque>
#include <mutex>

namespace history {

namespace {

constexpr std::size_t kLargestAnswer = std::size_t(4) << 20;
constexpr std::size_t kMostAsked = 500;

using Answer = base::Result<std::vector<PastBucket>>;

base::Error said(const http::Response &response)
{
    base::Error error{base::Errc::Server, QCoreApplication::translate("history", "it answered with status %1").arg(response.status).toStdString()};
    if (const auto points = pointsIn(response.body); !points) // it says why in its own words
        error.text += ": " + points.error().text;
    error.action = QCoreApplication::translate("history", "ask Prometheus for a range").toStdString();
    error.remedy = QCoreApplication::translate("history", "Check the address under long_memory in the environment file.").toStdString();
    return error;
}

flow::Task<base::Result<std::vector<PastPoint>>> ask(flow::Reactor &reactor, http::Client &client, std::string address)
{
    http::Request request(std::move(address));
    request.maxBody = kLargestAnswer;
    auto response = co_await flow::orFail(client.get(std::move(request), reactor.now() + PrometheusMemory::kLimit));
    if (response.status != 200)
        co_return std::unexpected(said(response));
    co_return pointsIn(response.body);
}

flow::Task<Answer> answerTo(flow::Reactor &reactor, http::Client &client, QUrl server, LongMemory::Question question)
{
    const std::string mean = rangeAddress(server, question, PastValue::Mean), least = rangeAddress(server, question, PastValue::Smallest),
                      most = rangeAddress(server, question, PastValue::Largest);
    const auto means = co_await flow::orFail(ask(reactor, client, mean));
    std::vector<PastPoint> smallest, largest;
    if (!means.empty() && least != mean) {
        smallest = co_await flow::orFail(ask(reactor, client, least));
        largest = co_await flow::orFail(ask(reactor, client, most));
    }
    co_return bucketsOf(question, means, smallest, largest);
}

} // namespace

// One environment's questions. Shared by both threads.
struct PrometheusMemory::Line {
    struct Job {
        LongMemory::Question question;
        std::function<void(const Answer &)> done; // crosses to the owner's thread
    };

    environment::LongMemory server;
    std::atomic<bool> dropped{false}; // nobody wants the answers any more
    std::mutex guard;                 // guards what follows
    std::deque<Job> waiting;
    bool running = false;
    base::TimePoint leftAloneUntil{};

    std::optional<Job> next()
    {
        const std::lock_guard lock(guard);
        if (waiting.empty() || dropped) {
            waiting.clear();
            running = false;
            return {};
        }
        std::optional<Job> job = std::move(waiting.front());
        waiting.pop_front();
        return job;
    }
    void fail(const Job &job, const base::Error &error)
    {
        std::deque<Job> all;
        {
            const std::lock_guard lock(guard);
            all.swap(waiting);
            leftAloneUntil = base::Clock::system().now() + kPause;
        }
        job.done(std::unexpected(error));
        for (const Job &other : all)
            other.done(std::unexpected(error));
    }
    static flow::Task<void> work(flow::Reactor &reactor, secrets::SecretSource &secrets, std::shared_ptr<Line> line)
    {
        http::Client client(reactor, watch::tlsSettingsOf(line->server.tls));
        const QString key = QStringLiteral("prometheus");
        const environment::LongMemory server = line->server;
        auto login = co_await watch::logIn(client, secrets, server.credential, key, server.authorizationHeader, reactor.now() + kLimit);
        for (;;) {
            const std::optional<Job> job = line->next();
            if (!job)
                co_return;
            if (!login) {
                line->fail(*job, login.error());
                continue;
            }
            const Answer answer = co_await answerTo(reactor, client, line->server.prometheus, job->question);
            if (answer)
                job->done(answer);
            else
                line->fail(*job, answer.error());
        }
    }
};

PrometheusMemory::PrometheusMemory(watch::Feed &feed, QObject *parent) : QObject(parent), m_feed(feed)
{
    connect(&feed, &watch::Feed::environmentChanged, this, &PrometheusMemory::follow);
    follow();
}

PrometheusMemory::~PrometheusMemory()
{
    if (m_line)
        m_line->dropped = true;
}

bool PrometheusMemory::configured() const { return m_line != nullptr; }

void PrometheusMemory::follow()
{
    const environment::EnvironmentPtr environment = m_feed.environment();
    const std::optional<environment::LongMemory> server = environment ? environment->longMemory : std::nullopt;
    if (m_line && server && m_line->server == *server)
        return;
    if (m_line)
        m_line->dropped = true;
    m_line.reset();
    m_troubled = false;
    if (!server)
        return;
    m_line = std::make_shared<Line>();
    m_line->server = *server;
}

void PrometheusMemory::read(const LongMemory::Question &question, QObject *context, Then then)
{
    const std::shared_ptr<Line> line = m_line;
    const auto done = [self = QPointer<PrometheusMemory>(this), to = QPointer<QObject>(context), then,
                       line = std::weak_ptr<Line>(line)](const Answer &answer) {
        QMetaObject::invokeMethod(
            qApp,
            [self, to, then, line, answer] {
                if (!self || !to || self->m_line != line.lock())
                    return;
                if (!answer && !std::exchange(self->m_troubled, true))
                    emit self->troubled(answer.error());
                if (answer && std::exchange(self->m_troubled, false))
                    emit self->recovered();
                then(answer ? &*answer : nullptr);
            },
            Qt::QueuedConnection);
    };
    bool begin = false, no = !line || !m_feed.hasEngine();
    if (!no) {
        const std::lock_guard lock(line->guard);
        no = line->waiting.size() >= kMostAsked || base::Clock::system().now() < line->leftAloneUntil;
        if (!no) {
            line->waiting.push_back({question, done});
            begin = !std::exchange(line->running, true);
        }
    }
    if (no)
        QMetaObject::invokeMethod(context, [then] { then(nullptr); }, Qt::QueuedConnection);
    if (begin)
        m_feed.postWithSecrets([line](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &secrets) {
            scope.spawn(Line::work(reactor, secrets, line));
        });
}

} // namespace history

#include "moc_prometheusmemory.cpp"
