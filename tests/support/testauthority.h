// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A certificate authority of one test, made by the openssl program in a temporary folder.

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

class TestAuthority {
public:
    TestAuthority()
    {
        run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
            QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("30"),
            QStringLiteral("-subj"), QStringLiteral("/CN=test authority"), QStringLiteral("-keyout"), path("ca.key"), QStringLiteral("-out"), path("ca.crt")});
        write("index", "");
        write("serial", "1000\n");
        write("ca.conf", "[ca]\ndefault_ca=d\n[d]\ndir=" + m_folder.path().toUtf8() + "\ndatabase=$dir/index\nnew_certs_dir=$dir\n"
            "certificate=$dir/ca.crt\nprivate_key=$dir/ca.key\nserial=$dir/serial\ndefault_md=sha256\npolicy=p\ncopy_extensions=copy\nunique_subject=no\n[p]\ncommonName=supplied\n");
    }
    struct Pair {
        QString certificate, key;
    };
    // names: "DNS:localhost,IP:127.0.0.1". Days may be negative: a certificate that has expired. from: days until it is
    // valid. common: whom it is issued to.
    Pair issue(const QString &names, int days = 30, int from = -1, const QString &common = QStringLiteral("test leaf"))
    {
        const QString base = m_folder.filePath(QStringLiteral("leaf%1").arg(++m_issued));
        const Pair pair{base + QStringLiteral(".crt"), base + QStringLiteral(".key")};
        run({QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
            QStringLiteral("-nodes"), QStringLiteral("-subj"), QStringLiteral("/CN=") + common, QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + names,
            QStringLiteral("-keyout"), pair.key, QStringLiteral("-out"), base + QStringLiteral(".csr")});
        const auto stamp = [](int offset) { return QDateTime::currentDateTimeUtc().addDays(offset).toString(QStringLiteral("yyyyMMddhhmmss")) + QLatin1Char('Z'); };
        run({QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-notext"), QStringLiteral("-config"), path("ca.conf"), QStringLiteral("-startdate"),
            stamp(from < 0 ? std::min(days, 0) - 1 : from), QStringLiteral("-enddate"), stamp(days), QStringLiteral("-in"), base + QStringLiteral(".csr"), QStringLiteral("-out"), pair.certificate});
        return pair;
    }
    [[nodiscard]] QString certificate() const { return m_folder.filePath(QStringLiteral("ca.crt")); }

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &text)
    {
        QFile f(path(name));
        if (!f.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", name);
        f.write(text);
    }
    static void run(const QStringList &arguments)
    {
        QProcess p;
        p.setProcessChannelMode(QProcess::MergedChannels);
        p.start(QStringLiteral("openssl"), arguments);
        if (!p.waitForFinished(30000) || p.exitCode() != 0)
            qFatal("openssl: %s", p.readAll().constData());
    }
    QTemporaryDir m_folder;
    int m_issued = 0;
};
