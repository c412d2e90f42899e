// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A real nginx of a test, plain or with TLS, whose `server` block the test writes and may replace.

#include "tests/support/serverprocess.h"

class NginxServer : public ServerProcess {
public:
    // block: directives inside `server { listen ...; }`. Certificate and key are PEM files; both empty: plain HTTP.
    explicit NginxServer(const QByteArray &block, const QString &certificate = {}, const QString &key = {})
    {
        set(block, certificate, key);
        start([this](quint16 port) {
            writeConfiguration(port);
            return QStringList{QStringLiteral("/usr/sbin/nginx"), QStringLiteral("-p"), folder(), QStringLiteral("-c"),
                path(QStringLiteral("nginx.conf")), QStringLiteral("-e"), path(QStringLiteral("error.log"))};
        });
    }
    // Not killed as others are: its worker would not see that and serve for ever, holding what it inherited open.
    ~NginxServer()
    {
        if (running()) {
            thaw();
            stop();
        }
    }
    // Takes effect at once: nginx reloads, and closes connections that are kept open.
    void replace(const QByteArray &block, const QString &certificate = {}, const QString &key = {})
    {
        set(block, certificate, key);
        writeConfiguration(port());
        ::kill(pid(), SIGHUP);
    }

private:
    void set(const QByteArray &block, const QString &certificate, const QString &key)
    {
        m_block = block;
        m_tls = !certificate.isEmpty();
        if (!m_tls)
            return;
        copy(certificate, QStringLiteral("server.crt"));
        copy(key, QStringLiteral("server.key"));
    }
    void writeConfiguration(quint16 port)
    {
        const QByteArray listen = "listen 127.0.0.1:" + QByteArray::number(port) + (m_tls ? " ssl;\nssl_certificate server.crt;\nssl_certificate_key server.key;\n" : ";\n");
        write(QStringLiteral("nginx.conf"),
            "daemon off;\nworker_processes 1;\npid nginx.pid;\nerror_log error.log;\nevents { worker_connections 64; }\n"
            "http {\naccess_log off;\nclient_body_temp_path t1;\nproxy_temp_path t2;\nfastcgi_temp_path t3;\nuwsgi_temp_path t4;\nscgi_temp_path t5;\n"
            "server {\n" + listen + m_block + "\n}\n}\n");
    }
    QByteArray m_block;
    bool m_tls = false;
};
