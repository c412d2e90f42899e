// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A whole console on a shared journal, as the programs put it together: feed, journal file, what brings entries to and fro, and
// the desk of incidents.

#include "models/environment/parser.h"
#include "models/incidents/enginedesk.h"
#include "models/operate/sharing.h"
#include "models/watch/metriclookup.h"
#include "tests/support/proberun.h"

class LiveConsole {
public:
    LiveConsole(const QString &folder, const char *user, quint16 port) : m_feed([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); })
    {
        const QByteArray yaml = "name: e\ntargets:\n  - {id: job, kind: heartbeat, where: file, path: /nowhere}\nshared_journal: {host: 127.0.0.1, port: " + QByteArray::number(port)
            + ", database: postgres, user: " + user + ", tls: {mode: disable}}\n";
        const auto parsed = environment::parse(yaml, QStringLiteral("e.yaml"), watch::metricLookup());
        if (!parsed.environment || !parsed.issues.isEmpty())
            qFatal("the environment is not understood");
        m_feed.setEnvironment(parsed.environment);
        journal::Options options;
        options.file = folder + QLatin1Char('/') + QLatin1String(user) + QStringLiteral("-live.sqlite");
        options.writer = QStringLiteral("console");
        options.version = QStringLiteral("1");
        m_books = operate::Bookkeeping::open(m_feed, options);
        desk = std::make_unique<incidents::EngineDesk>(m_feed, m_books, options.file);
        sharing = std::make_unique<operate::Sharing>(m_feed, m_books);
        QObject::connect(sharing.get(), &operate::Sharing::changed, sharing.get(), [this] {
            desk->setRole(sharing->onlyReads() ? acts::Role::Viewer : acts::Role::Operator);
        });
        QObject::connect(desk.get(), &incidents::IncidentDesk::refused, desk.get(), [this](const base::Error &error) { refused << QString::fromStdString(error.text); });
    }

    [[nodiscard]] bool inStep() const { return desk->ready() && sharing->state().condition == sharedjournal::Condition::InStep && sharing->state().waiting == 0; }
    [[nodiscard]] const incidents::Incident *only() const { return desk->known().incidents().size() == 1 ? &desk->known().incidents().front() : nullptr; }
    void ask(incidents::Change::Kind kind, const QString &incident, const QString &text = {}) const
    {
        incidents::Change change;
        change.kind = kind;
        change.incident = incident;
        change.text = text;
        if (kind == incidents::Change::Kind::Open)
            change.severity = incidents::Severity::Sev1;
        desk->make(change);
    }

private:
    watch::Feed m_feed;
    std::shared_ptr<operate::Bookkeeping> m_books;

public:
    std::unique_ptr<incidents::EngineDesk> desk;
    std::unique_ptr<operate::Sharing> sharing;
    QStringList refused;
};
