// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The peer of the detection benchmark: prometheus-postgres-exporter, Prometheus (scrape 1 s, evaluation 1 s, for 0 s)
// and Alertmanager (group_wait 0 s), as fast as they are sensibly set, with a webhook that notes when it is told.

#include "tests/bench/cputime.h"
#include "tests/bench/loopback.h"
#include "tests/support/postgresserver.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>

#include <atomic>
#include <thread>

namespace bench {

// Answers every POST with 200; notes whether the group fires, and when it first did since arm().
class Webhook {
public:
    Webhook()
    {
        m_listen = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in a{};
        a.sin_family = AF_INET;
        a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof a;
        if (bind(m_listen, reinterpret_cast<const sockaddr *>(&a), size) != 0 || listen(m_listen, 16) != 0
            || getsockname(m_listen, reinterpret_cast<sockaddr *>(&a), &size) != 0)
            qFatal("webhook: no port");
        port = ntohs(a.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~Webhook()
    {
        m_end = true;
        m_thread.join();
        close(m_listen);
    }
    void arm() { firedAt = 0; }
    std::atomic<double> firedAt{0};
    std::atomic<bool> firing{false};
    quint16 port = 0;

private:
    void serve()
    {
        while (!m_end) {
            pollfd p{m_listen, POLLIN, 0};
            if (poll(&p, 1, 50) <= 0)
                continue;
            const int s = accept(m_listen, nullptr, nullptr);
            std::string text;
            char buffer[65536];
            for (const double end = wall() + 2; wall() < end;) {
                pollfd q{s, POLLIN, 0};
                if (poll(&q, 1, 100) <= 0)
                    continue;
                const ssize_t n = recv(s, buffer, sizeof buffer, 0);
                if (n <= 0)
                    break;
                text.append(buffer, std::size_t(n));
                if (text.find("\"version\"") != std::string::npos)
                    break;
            }
            if (const std::size_t said = text.find("\"status\":\""); said != std::string::npos) { // the group's own comes first
                firing = text.compare(said + 10, 6, "firing") == 0;
                if (firing && firedAt == 0)
                    firedAt = wall();
            }
            const char ok[] = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            (void)!send(s, ok, sizeof ok - 1, MSG_NOSIGNAL);
            close(s);
        }
    }
    int m_listen = -1;
    std::atomic<bool> m_end{false};
    std::thread m_thread;
};

class AlertStack {
public:
    explicit AlertStack(quint16 postgresPort)
    {
        const quint16 exporter = freePort(), prometheus = freePort(), alertmanager = freePort();
        m_prometheusPort = prometheus;
        write(QStringLiteral("rules.yml"), "groups:\n- name: pg\n  rules:\n  - alert: PostgresDown\n    expr: up == 0 or pg_up == 0\n    for: 0s\n");
        write(QStringLiteral("prometheus.yml"),
              "global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}\nrule_files: [rules.yml]\n"
              "scrape_configs: [{job_name: pg, static_configs: [{targets: ['127.0.0.1:" + QByteArray::number(exporter) + "']}]}]\n"
              "alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:" + QByteArray::number(alertmanager) + "']}]}]}\n");
        write(QStringLiteral("alertmanager.yml"),
              "route: {receiver: w, group_wait: 0s, group_interval: 1s, repeat_interval: 4h, group_by: [alertname]}\n"
              "receivers: [{name: w, webhook_configs: [{url: 'http://127.0.0.1:" + QByteArray::number(webhook.port) + "/', send_resolved: true}]}]\n");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DATA_SOURCE_NAME"),
                           QStringLiteral("host=127.0.0.1 port=%1 user=postgres dbname=postgres sslmode=disable").arg(postgresPort));
        m_exporter.setProcessEnvironment(environment);
        begin(m_exporter, QStringLiteral("/usr/bin/prometheus-postgres-exporter"), {QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(exporter)});
        begin(m_prometheus, QStringLiteral("/usr/bin/prometheus"),
              {QStringLiteral("--config.file=prometheus.yml"), QStringLiteral("--storage.tsdb.path=data"),
               QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(prometheus)});
        begin(m_alertmanager, QStringLiteral("/usr/bin/prometheus-alertmanager"),
              {QStringLiteral("--config.file=alertmanager.yml"), QStringLiteral("--storage.path=am"), QStringLiteral("--cluster.listen-address="),
               QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(alertmanager)});
    }
    ~AlertStack()
    {
        for (QProcess *p : {&m_exporter, &m_prometheus, &m_alertmanager}) {
            p->kill();
            p->waitForFinished(5000);
        }
    }
    [[nodiscard]] bool complete() const { return m_complete; }
    // Prometheus has scraped a server that is up. Blocks for a moment.
    [[nodiscard]] bool seesUp() const
    {
        const std::string answer = get(m_prometheusPort, "/api/v1/query?query=pg_up%3D%3D1");
        return answer.find("\"__name__\":\"pg_up\"") != std::string::npos;
    }
    Webhook webhook;

private:
    void write(const QString &name, const QByteArray &text)
    {
        QFile f(m_folder.filePath(name));
        if (!f.open(QIODevice::WriteOnly) || f.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    void begin(QProcess &p, const QString &program, const QStringList &args)
    {
        p.setWorkingDirectory(m_folder.path());
        p.setStandardOutputFile(QProcess::nullDevice());
        p.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
        m_complete = QFile::exists(program) && m_complete;
        p.start(QStringLiteral("setpriv"), QStringList{QStringLiteral("--pdeathsig=KILL"), QStringLiteral("--"), program} + args);
        m_complete = p.waitForStarted(5000) && m_complete;
    }
    QTemporaryDir m_folder;
    QProcess m_exporter, m_prometheus, m_alertmanager;
    quint16 m_prometheusPort = 0;
    bool m_complete = true;
};

} // namespace bench
