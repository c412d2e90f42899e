// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertwatch.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>

namespace alerts {

namespace {

constexpr std::chrono::milliseconds kWriteSoon{200};
constexpr std::chrono::seconds kLastWrite{2};

} // namespace

AlertWatch::AlertWatch(watch::Feed &feed, Files files, const base::Clock &clock, QObject *parent) :
    QObject(parent), m_feed(feed), m_files(std::move(files)), m_clock(clock), m_keeper(new AlertKeeper(m_files.wishes, m_files.rules))
{
    auto *thread = new QThread(this);
    thread->setObjectName(QStringLiteral("alerts"));
    m_keeper->moveToThread(thread);
    connect(thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    connect(m_keeper, &AlertKeeper::opened, this, &AlertWatch::opened);
    connect(m_keeper, &AlertKeeper::followed, this, &AlertWatch::followed);
    connect(m_keeper, &AlertKeeper::refused, this, &AlertWatch::refused);
    connect(m_keeper, &AlertKeeper::rulesChanged, this, &AlertWatch::plan);
    connect(m_keeper, &AlertKeeper::wishesRead, this, [this](const QList<Wish> &wishes) {
        m_wishes = wishes;
        m_book.setWishes(wishes);
        round();
        emit changed();
    });
    thread->start();

    connect(&m_feed, &watch::Feed::environmentChanged, this, &AlertWatch::begin);
    connect(&m_feed, &watch::Feed::sampled, this, [this](const watch::Delivery &delivery) { m_book.take(delivery); });
    connect(&m_feed, &watch::Feed::updated, this, &AlertWatch::round);
    // many that die at once are one round
    connect(&m_feed, &watch::Feed::conditionChanged, &m_soon, qOverload<>(&QTimer::start));
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &AlertWatch::round);
    connect(&m_tick, &QTimer::timeout, this, &AlertWatch::round);
    m_tick.start(kRound);
    m_writing.setSingleShot(true);
    connect(&m_writing, &QTimer::timeout, this, &AlertWatch::write);
    if (m_feed.environment())
        begin();
}

AlertWatch::~AlertWatch()
{
    write();
    QThread *thread = m_keeper->thread();
    QMetaObject::invokeMethod(m_keeper, [thread] { thread->quit(); }); // after what was posted before
    if (!thread->wait(kLastWrite))
        thread->setParent(nullptr); // the disk hangs: it is left to the end of the process
}

void AlertWatch::begin()
{
    const QString scope = m_feed.environment() ? m_feed.environment()->name : QString();
    const bool another = scope != m_scope;
    if (another && m_ready)
        write(); // as long as the book is that of the one before
    plan();
    if (!another && m_ready)
        return;
    m_scope = scope;
    m_ready = false;
    const bool told = std::exchange(m_elected, false);
    m_tellers.reset();
    m_tellersBook.reset();
    const QString book = m_files.kept ? standardBook(scope) : QString();
    QMetaObject::invokeMethod(m_keeper, [keeper = m_keeper, opening = ++m_opening, book] { keeper->open(opening, book); });
    if (told)
        emit electedChanged();
}

void AlertWatch::plan()
{
    if (!m_feed.environment() || !m_feed.catalogue())
        return;
    QList<environment::Issue> mistakes;
    m_rules = RuleBook::load(*m_feed.catalogue(), m_files.rules, &mistakes);
    m_book.setPlan(m_rules, m_feed.environment(), m_feed.catalogue());
    if (m_tellersBook)
        m_tellersBook->setPlan(m_rules, m_feed.environment(), m_feed.catalogue());
    const auto same = [](const environment::Issue &a, const environment::Issue &b) { return environment::issueLine(a) == environment::issueLine(b); };
    if (!std::ranges::equal(mistakes, m_mistakes, same)) {
        m_mistakes = mistakes;
        emit mistaken();
    }
}

void AlertWatch::opened(int opening, bool elected, const KeptBookPtr &kept)
{
    if (opening != m_opening)
        return; // another environment is watched since
    if (kept && (kept->scope.isEmpty() || kept->scope == m_scope))
        m_book.restore(kept->alerts, kept->baselines, instant());
    m_ready = true;
    m_elected = elected;
    if (elected) {
        m_since = m_clock.wallNow();
        m_tellers.reset();
        m_tellersBook.reset();
    }
    emit electedChanged();
    round();
}

void AlertWatch::followed(int opening, const KeptBookPtr &kept)
{
    if (opening != m_opening || m_elected || !m_feed.environment() || !m_rules)
        return;
    const bool ours = kept && (kept->scope.isEmpty() || kept->scope == m_scope) && kept->pid != QCoreApplication::applicationPid();
    m_tellers = ours ? kept : nullptr;
    if (ours) {
        if (!m_tellersBook) {
            m_tellersBook = std::make_unique<AlertBook>();
            m_tellersBook->setPlan(m_rules, m_feed.environment(), m_feed.catalogue());
        }
        m_tellersBook->restore(kept->alerts, {}, instant());
    }
    emit changed();
}

std::optional<AlertWatch::Teller> AlertWatch::teller() const
{
    if (!m_tellers || !m_tellersBook || m_clock.wallNow() - m_tellers->at > kBookFresh)
        return {};
    return Teller{m_tellers->program, m_tellers->pid, m_tellers->since, m_tellers->heartbeat};
}

void AlertWatch::setForecasts(const QList<forecast::Forecast> &forecasts)
{
    m_book.setForecasts(forecasts);
}

void AlertWatch::setBurning(const QList<health::BurningBudget> &burning)
{
    m_book.setBurning(burning);
}

void AlertWatch::setMutes(const QList<mutes::Mute> &mutes)
{
    if (mutes == m_mutes)
        return;
    m_mutes = mutes;
    m_book.setMutes(mutes);
    round();
}

void AlertWatch::note(const QString &key, const QString &text)
{
    m_book.note(key, text, m_clock.wallNow());
    if (!m_writing.isActive())
        m_writing.start(kWriteSoon);
}

void AlertWatch::setNotice(const QString &key, const QString &notice)
{
    if (m_book.setNotice(key, notice))
        writeSoon();
}

void AlertWatch::writeSoon()
{
    if (m_writing.remainingTime() < 0 || m_writing.remainingTime() > kWriteSoon.count())
        m_writing.start(kWriteSoon);
}

void AlertWatch::round()
{
    if (!m_ready || !m_feed.environment())
        return;
    const QList<Transition> all = m_book.round(m_feed.snapshots(), instant());
    m_lastRound = m_clock.wallNow();
    const bool news = std::ranges::any_of(all, [](const Transition &t) { return t.what != Transition::What::Alive; });
    if (m_elected) {
        QStringList order;
        QHash<QString, QList<Transition>> groups;
        for (const Transition &t : all) {
            const QString group = t.alert.group();
            if (!groups.contains(group))
                order << group;
            groups[group].append(t);
        }
        for (const QString &group : order)
            for (const Listener &listener : m_listeners)
                listener(group, groups.value(group));
        if (news)
            writeSoon();
        else if (!m_writing.isActive())
            m_writing.start(std::chrono::milliseconds(kWriteEvery));
    }
    if (news)
        emit changed();
}

void AlertWatch::write()
{
    if (!m_elected || !m_ready || !m_files.kept)
        return;
    auto book = std::make_shared<KeptBook>();
    book->scope = m_scope;
    book->at = m_lastRound;
    book->pid = QCoreApplication::applicationPid();
    book->alerts = m_book.kept(instant());
    book->baselines = m_book.keptBaselines();
    book->program = QCoreApplication::applicationName();
    book->since = m_since;
    book->heartbeat = m_heartbeat;
    QMetaObject::invokeMethod(m_keeper, [keeper = m_keeper, book] { keeper->write(book); });
}

} // namespace alerts

#include "moc_alertwatch.cpp"
