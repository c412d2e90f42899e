// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A machine of its own on a shared journal: a state folder as the programs have it, what they keep alerts, mutes and the rota with, and
// what brings in what holds elsewhere. It watches the server of the store as "db".

#include "models/alerts/alertdesk.h"
#include "models/environment/parser.h"
#include "models/operate/enginemuter.h"
#include "models/operate/sharing.h"
#include "models/paging/enginedutydesk.h"
#include "models/paging/heldfollower.h"
#include "models/secrets/secretsource.h"
#include "models/watch/metriclookup.h"
#include "tests/support/ctlrun.h"

// Takes what is stored, and gives nothing.
class KeepingSecrets final : public secrets::SecretSource {
public:
    explicit KeepingSecrets(QStringList &kept) : m_kept(kept) {}
    flow::Task<secrets::Answer> fromKeyring(QString, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> toKeyring(QString key, base::Secret secret, flow::TimePoint) override
    {
        m_kept << key + QLatin1Char('=') + QString::fromStdString(std::string(secret.reveal()));
        co_return secrets::Answer(secrets::Availability::Found, base::Secret());
    }
    flow::Task<secrets::Answer> removeFromKeyring(QString, flow::TimePoint) override { co_return secrets::Answer(); }
    flow::Task<secrets::Answer> fromCommand(QStringList, flow::TimePoint) override { co_return secrets::Answer(); }
    void remember(const QString &, base::Secret) override {}
    [[nodiscard]] std::optional<base::Secret> remembered(const QString &) const override { return {}; }

private:
    QStringList &m_kept;
};

class HeldConsole {
public:
    // port: its way to the store; server: of what is watched.
    HeldConsole(const char *user, quint16 port, quint16 server, const QByteArray &channels = {}) : m_feed([this](flow::Reactor &) { return std::make_unique<KeepingSecrets>(kept); })
    {
        const QByteArray yaml = "name: e\ntargets:\n  - {id: db, kind: postgres, host: 127.0.0.1, port: " + QByteArray::number(server)
            + ", user: postgres, hot_interval: 200ms, tls: {mode: disable}}\nshared_journal: {host: 127.0.0.1, port: " + QByteArray::number(port) + ", database: postgres, user: " + user
            + ", tls: {mode: disable}}\n";
        const auto parsed = environment::parse(yaml, QStringLiteral("e.yaml"), watch::metricLookup());
        if (!parsed.environment || !parsed.issues.isEmpty())
            qFatal("the environment is not understood");
        QDir(ctl.path(QStringLiteral("home/.local/state/quarterdeck"))).mkpath(QStringLiteral("."));
        m_files.journal = state(QStringLiteral("journal.sqlite"));
        m_files.arranged = state(QStringLiteral("oncall.jsonl"));
        m_files.outbox = state(QStringLiteral("outbox.jsonl"));
        m_files.channels = ctl.write(QStringLiteral("channels.yaml"), channels);
        m_files.rota = ctl.write(QStringLiteral("rota.yaml"),
                                 "zone: UTC\npeople: [{id: ann, name: Ann, channels: [phone]}, {id: ben, name: Ben}]\nrotas: [{id: primary, turns: [{people: [ann], from: 2026-01-01}]}, {id: second}]\n"
                                 "escalation: [{id: all, levels: [{contacts: [ann], wait: 1min}]}]\n");
        alerts::AlertWatch::Files watched;
        watched.wishes = state(QStringLiteral("alert-silences.jsonl"));
        watched.rules = ctl.write(QStringLiteral("alerts.yaml"), "rules:\n- {id: metric/pg.connections.used, for: 0s, enter: {warning: 0.000001, critical: 100}, persons: 3s}\n");
        watched.kept = false;
        m_feed.setEnvironment(parsed.environment);
        journal::Options options;
        options.file = m_files.journal;
        options.writer = QStringLiteral("console");
        options.version = QStringLiteral("1");
        const auto books = operate::Bookkeeping::open(m_feed, options);
        watch = std::make_unique<alerts::AlertWatch>(m_feed, watched, base::Clock::system());
        alertDesk = std::make_unique<alerts::AlertDesk>(m_feed, books, watched.wishes);
        muter = std::make_unique<operate::EngineMuter>(m_feed, books, state(QStringLiteral("mutes.jsonl")));
        pager = std::make_unique<paging::Pager>(m_feed, *watch, base::Clock::system(), m_files, books, [this] { return m_tells; });
        duty = std::make_unique<paging::EngineDutyDesk>(m_feed, books, *pager, m_files);
        sharing = std::make_unique<operate::Sharing>(m_feed, books);
        held = std::make_unique<paging::HeldFollower>(m_feed, paging::HeldFollower::Files{m_files.journal, watched.wishes, state(QStringLiteral("mutes.jsonl")), m_files.arranged});
        QObject::connect(muter.get(), &operate::Muter::refused, muter.get(), [this](const base::Error &error) { refused << QString::fromStdString(error.text); });
        QObject::connect(alertDesk.get(), &alerts::AlertDesk::refused, muter.get(), [this](const base::Error &error) { refused << QString::fromStdString(error.text); });
        QObject::connect(duty.get(), &paging::DutyDesk::refused, muter.get(), [this](const base::Error &error) { refused << QString::fromStdString(error.text); });
    }

    [[nodiscard]] QString state(const QString &name) const { return ctl.path(QStringLiteral("home/.local/state/quarterdeck/") + name); }
    [[nodiscard]] bool inStep() const { return duty->ready() && sharing->state().condition == sharedjournal::Condition::InStep && sharing->state().waiting == 0; }
    void setTells(bool tells) { m_tells = tells; }

    void silence(const QString &target, std::chrono::minutes length = std::chrono::minutes(60)) const
    {
        alerts::Wish wish;
        wish.matchers = {{QStringLiteral("target"), target, true}};
        wish.reason = QStringLiteral("test");
        wish.until = base::Clock::system().wallNow() + length;
        alertDesk->keep(wish);
    }
    void mute(bool begins) const
    {
        mutes::Mute mute;
        mute.scope = QStringLiteral("e");
        mute.target = QStringLiteral("db");
        mute.finding = QStringLiteral("link");
        mute.reason = QStringLiteral("known");
        mute.until = base::Clock::system().wallNow() + std::chrono::hours(1);
        begins ? muter->mute(mute, {}) : muter->unmute(mute, {});
    }
    [[nodiscard]] QStringList silenced() const
    {
        QStringList out;
        for (const alerts::Wish &wish : watch->wishes())
            out << alerts::textOf(wish.matchers.value(0)) + QLatin1Char(' ') + wish.who;
        out.sort();
        return out;
    }
    [[nodiscard]] const alerts::Alert *warning() const
    {
        for (const alerts::Alert &alert : watch->book().alerts())
            if (alert.rule == u"metric/pg.connections.used" && alert.state == alerts::State::Firing)
                return (m_alert = alert, &m_alert);
        return nullptr;
    }
    [[nodiscard]] paging::Written arranged() const { return paging::readWritten(m_files); } // as whoever tells reads it
    [[nodiscard]] QString onCall(const QString &rota) const
    {
        const paging::Written written = arranged();
        const rota::Rota *known = written.onCall.rota(rota);
        return known ? rota::onCall(*known, written.overrides, base::Clock::system().wallNow()) : QString();
    }
    void arrange(const rota::Step &step) const { duty->arrange(step); }

    CtlRun ctl; // the terminal of this machine
    QStringList refused, kept; // kept: what went into the keyring, once it was said

private:
    watch::Feed m_feed;
    bool m_tells = true;
    paging::Files m_files;
    mutable alerts::Alert m_alert;

public:
    std::unique_ptr<alerts::AlertWatch> watch;
    std::unique_ptr<alerts::AlertDesk> alertDesk;
    std::unique_ptr<operate::EngineMuter> muter;
    std::unique_ptr<paging::Pager> pager;
    std::unique_ptr<paging::EngineDutyDesk> duty;
    std::unique_ptr<operate::Sharing> sharing;
    std::unique_ptr<paging::HeldFollower> held;
};
