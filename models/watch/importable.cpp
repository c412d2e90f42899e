// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/importable.h"

#include "models/environment/idfrom.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace watch {

using environment::Credential;
using environment::PostgresSettings;
using environment::Target;
using environment::Tls;

namespace {

bool staysHere(const QString &host)
{
    return host.isEmpty() || host.startsWith(u'/') || host == u"localhost" || host == u"::1" || host.startsWith(u"127.");
}

// What the entry asks for; where it says nothing a server far away has to prove who it is.
Tls::Mode modeOf(const QString &word, const QString &host)
{
    static const QHash<QString, Tls::Mode> modes{{QStringLiteral("disable"), Tls::Mode::Disable},
                                                 {QStringLiteral("allow"), Tls::Mode::Prefer},
                                                 {QStringLiteral("prefer"), Tls::Mode::Prefer},
                                                 {QStringLiteral("require"), Tls::Mode::Require},
                                                 {QStringLiteral("verify-ca"), Tls::Mode::VerifyCa},
                                                 {QStringLiteral("verify-full"), Tls::Mode::VerifyFull}};
    return modes.value(word, staysHere(host) ? Tls::Mode::Prefer : Tls::Mode::VerifyFull);
}

quint16 portOf(const QString &text)
{
    bool ok = false;
    const int port = text.section(u',', 0, 0).toInt(&ok);
    return ok && port > 0 && port < 65536 ? quint16(port) : PostgresSettings().port;
}

PostgresSettings addressIn(const postgres::ServiceEntry &entry)
{
    const auto word = [&entry](const char *key) {
        const auto it = entry.words.find(key);
        return it == entry.words.end() ? QString() : QString::fromStdString(it->second);
    };
    PostgresSettings settings;
    settings.host = word("host").section(u',', 0, 0);
    if (settings.host.isEmpty())
        settings.host = word("hostaddr").section(u',', 0, 0);
    settings.port = portOf(word("port"));
    if (!word("dbname").isEmpty())
        settings.database = word("dbname");
    settings.user = word("user");
    settings.tls.mode = modeOf(word("sslmode"), settings.host);
    return settings;
}

class List {
public:
    List(const environment::Environment *environment, const ImportSources &sources) : m_environment(environment)
    {
        if (environment)
            for (const Target &target : environment->targets)
                m_ids.append(target.id);
        for (const ImportSources::Services &file : sources.services)
            for (const postgres::ServiceEntry &entry : file.entries)
                m_services.insert(entry.name, addressIn(entry));
    }

    void add(Target target, const QString &name, const QString &from, const PostgresSettings &address)
    {
        const QString id = environment::idFrom(name);
        if (id.isEmpty())
            return;
        target.id = id;
        for (int n = 2; m_ids.contains(target.id); ++n)
            target.id = id.left(58) + u'-' + QString::number(n);
        m_ids.append(target.id);
        target.title = name;
        found.append({target, from, watched(address, std::get<PostgresSettings>(target.settings).service)});
    }

    // A line of the pass file for what a service says already is no second server.
    [[nodiscard]] bool listed(const PostgresSettings &address) const
    {
        return std::any_of(m_services.begin(), m_services.end(), [&](const PostgresSettings &s) { return same(s, address); });
    }

    QList<Importable> found;

private:
    static bool same(const PostgresSettings &a, const PostgresSettings &b)
    {
        return a.host.compare(b.host, Qt::CaseInsensitive) == 0 && a.port == b.port && a.database == b.database;
    }

    [[nodiscard]] QString watched(const PostgresSettings &address, const QString &service) const
    {
        for (const Target &target : m_environment ? m_environment->targets : QList<Target>()) {
            const auto *settings = std::get_if<PostgresSettings>(&target.settings);
            if (!settings)
                continue;
            const QString named = settings->service.isEmpty() && target.credential.source == Credential::Source::Service
                ? target.credential.key : settings->service;
            const bool sameService = !service.isEmpty() && named == service;
            const bool byName = settings->host.isEmpty() && m_services.contains(named) && same(m_services.value(named), address);
            if (sameService || byName || (!settings->host.isEmpty() && same(*settings, address)))
                return target.id;
        }
        return {};
    }

    const environment::Environment *m_environment;
    QStringList m_ids;
    QHash<QString, PostgresSettings> m_services;
};

} // namespace

ImportSources readImportSources(const QString &serviceFile, const QString &passFile)
{
    ImportSources sources;
    const QStringList usual = postgres::serviceFiles();
    for (const QString &file : serviceFile.isEmpty() ? usual : QStringList{serviceFile})
        sources.services.append({file, postgres::listServices(file), usual.contains(QFileInfo(file).absoluteFilePath())});
    sources.passFile = QFileInfo(passFile.isEmpty() ? postgres::passFile() : passFile).absoluteFilePath();
    sources.usualPassFile = sources.passFile == postgres::passFile() && sources.passFile.endsWith(QLatin1String("/.pgpass"));
    sources.passEntries = postgres::listPassFile(sources.passFile);
    return sources;
}

QList<Importable> importable(const environment::Environment *environment, const ImportSources &sources)
{
    List list(environment, sources);
    const Credential byPassFile{Credential::Source::PassFile, sources.usualPassFile ? QString() : sources.passFile, {}};
    QStringList names;
    for (const ImportSources::Services &file : sources.services) {
        for (const postgres::ServiceEntry &entry : file.entries) {
            if (names.contains(entry.name))
                continue; // libpq takes the first one too
            names.append(entry.name);
            const PostgresSettings address = addressIn(entry);
            Target target;
            PostgresSettings settings;
            if (file.usual) {
                settings.service = entry.name;
                settings.tls.mode = address.tls.mode;
                target.credential = {Credential::Source::Service, entry.name, {}};
            } else {
                settings = address;
                if (settings.host.isEmpty())
                    settings.host = QStringLiteral("localhost");
                target.credential = byPassFile;
            }
            target.settings = settings;
            list.add(target, entry.name, file.file, address);
        }
    }
    for (const postgres::PassFileEntry &entry : sources.passEntries) {
        if (entry.host == u"*" || entry.user == u"*" || entry.host.isEmpty() || entry.database == u"replication")
            continue;
        PostgresSettings settings;
        settings.host = entry.host;
        settings.port = portOf(entry.port);
        if (entry.database != u"*")
            settings.database = entry.database;
        settings.user = entry.user;
        settings.tls.mode = modeOf({}, settings.host);
        if (list.listed(settings))
            continue;
        Target target;
        target.credential = byPassFile;
        target.settings = settings;
        list.add(target, entry.database == u"*" ? settings.host : settings.database + u'@' + settings.host, sources.passFile, settings);
    }
    return list.found;
}

QString addressOf(const Target &target)
{
    const auto *settings = std::get_if<PostgresSettings>(&target.settings);
    if (!settings)
        return {};
    if (!settings->service.isEmpty() && settings->host.isEmpty())
        return QCoreApplication::translate("watch", "service %1").arg(settings->service);
    return QStringLiteral("%1:%2/%3").arg(settings->host).arg(settings->port).arg(settings->database);
}

} // namespace watch
