// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/description.h"

#include "models/sandbox/yamlreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

namespace sandbox {

namespace {

const QStringList &kinds()
{
    static const QStringList all{QStringLiteral("postgres"), QStringLiteral("pgbouncer"), QStringLiteral("redis"),
                                 QStringLiteral("nginx"),    QStringLiteral("service"),   QStringLiteral("workload"),
                                 QStringLiteral("node-exporter")};
    return all;
}

const QRegularExpression &placeholder()
{
    static const QRegularExpression pattern(QStringLiteral("\\$\\{([^}\\n]*)\\}?"));
    return pattern;
}

bool matches(const char *pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern))).match(text).hasMatch();
}

class DescriptionParser {
    Q_DECLARE_TR_FUNCTIONS(sandbox::Description)
public:
    DescriptionParser(YamlReader &reader, Description &out) : m_reader(reader), m_out(out) {}

    void read(const YAML::Node &root)
    {
        m_reader.expectKeys(root, {QStringLiteral("name"), QStringLiteral("title"), QStringLiteral("servers"), QStringLiteral("environment")});
        m_out.name = m_reader.text(root, "name", true);
        if (!m_out.name.isEmpty() && !matches("[a-z][a-z0-9-]{0,31}", m_out.name))
            m_reader.error(root["name"], tr("'%1' is not a name").arg(m_out.name), tr("use small letters, digits and '-'"));
        m_out.title = m_reader.text(root, "title");
        m_out.environment = m_reader.text(root, "environment", true);
        const YAML::Node servers = root["servers"];
        if (!servers.IsDefined() || !servers.IsSequence() || servers.size() == 0) {
            m_reader.error(root, tr("there is no list of servers"), tr("add: servers: with one '- name: ...' a server"));
            return;
        }
        for (const auto &node : servers)
            readServer(node);
        checkReferences();
        checkCycles();
        checkPlaceholders(root);
    }

    static QString noSuchSandbox(const QString &name) { return tr("there is no built-in sandbox '%1'").arg(name); }
    static QString nameAFile() { return tr("name 'shop' or the path of a YAML file"); }

private:
    void readServer(const YAML::Node &node)
    {
        m_reader.expectKeys(node, {QStringLiteral("name"), QStringLiteral("kind"), QStringLiteral("depends_on"), QStringLiteral("settings")});
        if (!node.IsMap())
            return;
        ServerPlan server;
        server.at = m_reader.at(node);
        server.name = m_reader.text(node, "name", true);
        server.kind = m_reader.text(node, "kind", true);
        server.dependsOn = m_reader.list(node, "depends_on");
        if (!server.name.isEmpty() && !matches("[a-z][a-z0-9-]{0,31}", server.name))
            m_reader.error(node["name"], tr("'%1' is not a server name").arg(server.name), tr("use small letters, digits and '-'"));
        if (m_out.find(server.name))
            m_reader.error(node["name"], tr("there are two servers named '%1'").arg(server.name), tr("rename one of them"));
        if (!server.kind.isEmpty() && !kinds().contains(server.kind)) {
            const QString meant = nearest(server.kind, kinds());
            m_reader.error(node["kind"], tr("unknown kind '%1'").arg(server.kind),
                           meant.isEmpty() ? tr("known kinds: %1").arg(kinds().join(QStringLiteral(", "))) : tr("did you mean '%1'?").arg(meant));
        }
        server.plan = planOf(server.kind, node["settings"], node);
        m_out.servers << server;
    }

    KindPlan planOf(const QString &kind, const YAML::Node &settings, const YAML::Node &server)
    {
        const YAML::Node map = settings.IsDefined() && settings.IsMap() ? settings : YAML::Node(YAML::NodeType::Map);
        if (settings.IsDefined() && !settings.IsMap() && !settings.IsNull())
            m_reader.error(settings, tr("'settings' must be a mapping"), tr("write one 'key: value' a line below it"));
        if (kind == QLatin1StringView("postgres"))
            return postgres(map);
        if (kind == QLatin1StringView("pgbouncer")) {
            m_reader.expectKeys(map, {QStringLiteral("upstream"), QStringLiteral("database"), QStringLiteral("pool_size"), QStringLiteral("clients")});
            PgBouncerPlan p;
            p.upstream = needed(map, "upstream", server);
            p.database = needed(map, "database", server);
            p.poolSize = m_reader.number(map, "pool_size", p.poolSize, 1, 1000);
            p.clients = m_reader.number(map, "clients", p.clients, 1, 10000);
            checkIdentifier(map, "database", p.database);
            return p;
        }
        if (kind == QLatin1StringView("redis")) {
            m_reader.expectKeys(map, {QStringLiteral("maxmemory")});
            RedisPlan p;
            p.maxMemory = m_reader.number(map, "maxmemory", p.maxMemory, 1, 65536);
            return p;
        }
        if (kind == QLatin1StringView("nginx")) {
            m_reader.expectKeys(map, {QStringLiteral("upstream")});
            NginxPlan p;
            p.upstream = needed(map, "upstream", server);
            return p;
        }
        if (kind == QLatin1StringView("node-exporter")) {
            m_reader.expectKeys(map, {});
            return NodeExporterPlan();
        }
        ProgramPlan p;
        p.settings = m_reader.json(map).toObject();
        return p;
    }

    PostgresPlan postgres(const YAML::Node &map)
    {
        m_reader.expectKeys(map, {QStringLiteral("major"), QStringLiteral("upstream"), QStringLiteral("database"), QStringLiteral("roles"),
                                  QStringLiteral("extensions"), QStringLiteral("setup"), QStringLiteral("lock_table"), QStringLiteral("space"),
                                  QStringLiteral("configuration")});
        PostgresPlan p;
        p.major = m_reader.number(map, "major", 0, 13, 99);
        p.upstream = m_reader.text(map, "upstream");
        p.database = m_reader.text(map, "database");
        p.roles = m_reader.list(map, "roles");
        p.extensions = m_reader.list(map, "extensions");
        p.setup = m_reader.text(map, "setup");
        p.lockTable = m_reader.text(map, "lock_table");
        p.space = m_reader.number(map, "space", 0, 16, 4096);
        checkIdentifier(map, "database", p.database);
        for (const QString &role : p.roles)
            checkIdentifier(map, "roles", role);
        for (const QString &extension : p.extensions)
            checkIdentifier(map, "extensions", extension);
        if (!p.upstream.isEmpty())
            for (const char *key : {"database", "roles", "extensions", "setup", "lock_table", "space"})
                if (map[key].IsDefined())
                    m_reader.error(map[key], tr("a standby has no '%1' of its own").arg(QString::fromUtf8(key)), tr("write it at the primary"));
        if (p.database.isEmpty() != p.roles.isEmpty())
            m_reader.error(map, tr("a database needs an owner"), tr("give both 'database' and 'roles'"));
        if (!p.lockTable.isEmpty() && p.database.isEmpty() && p.upstream.isEmpty())
            m_reader.error(map["lock_table"], tr("'lock_table' names a table, but there is no database"), tr("give 'database' and 'roles', too"));
        m_reader.entries(map, "configuration", [this, &p](const QString &name, const QString &value, const environment::Location &where) {
            static const QStringList ours{QStringLiteral("port"), QStringLiteral("listen_addresses"), QStringLiteral("unix_socket_directories"),
                                          QStringLiteral("data_directory"), QStringLiteral("hba_file")};
            if (!matches("[a-z_][a-z0-9_.]*", name))
                m_reader.error(where, tr("'%1' is not the name of a setting").arg(name), tr("use names of postgresql.conf"));
            else if (ours.contains(name))
                m_reader.error(where, tr("'%1' is set by the sandbox").arg(name), tr("remove this line"));
            else if (value.contains(u'\n') || value.contains(QChar(u'\0')))
                m_reader.error(where, tr("the value of '%1' has more than one line").arg(name), tr("write it on one line"));
            else
                p.configuration.append({name, cluster::quoted(value)});
        });
        return p;
    }

    QString needed(const YAML::Node &map, const char *key, const YAML::Node &server)
    {
        const QString value = m_reader.text(map, key);
        if (value.isEmpty())
            m_reader.error(server, tr("'settings' has no '%1'").arg(QString::fromUtf8(key)), tr("add it below 'settings'"));
        return value;
    }

    void checkIdentifier(const YAML::Node &map, const char *key, const QString &name)
    {
        if (!name.isEmpty() && !matches("[a-z_][a-z0-9_]{0,62}", name))
            m_reader.error(map[key], tr("'%1' is not a plain name").arg(name), tr("use small letters, digits and '_'"));
    }

    void checkReferences()
    {
        for (const ServerPlan &server : m_out.servers) {
            for (const QString &other : server.dependsOn)
                if (!m_out.find(other))
                    unknownServer(server, other);
            const QString upstream = std::visit(
                [](const auto &plan) {
                    if constexpr (requires { plan.upstream; })
                        return plan.upstream;
                    else
                        return QString();
                },
                server.plan);
            if (upstream.isEmpty())
                continue;
            const ServerPlan *other = m_out.find(upstream);
            if (!other)
                unknownServer(server, upstream);
            else if (!server.dependsOn.contains(upstream))
                m_reader.error(server.at, tr("'%1' needs '%2' but does not depend on it").arg(server.name, upstream),
                               tr("add it to depends_on"));
            else if ((server.kind == QLatin1StringView("postgres") || server.kind == QLatin1StringView("pgbouncer"))
                     && other->kind != QLatin1StringView("postgres"))
                m_reader.error(server.at, tr("'%1' is not a PostgreSQL server").arg(upstream), tr("name one of kind 'postgres'"));
        }
    }

    void unknownServer(const ServerPlan &server, const QString &other)
    {
        QStringList names;
        for (const ServerPlan &s : m_out.servers)
            names << s.name;
        const QString meant = nearest(other, names);
        m_reader.error(server.at, tr("'%1' names '%2', which is not in the list").arg(server.name, other),
                       meant.isEmpty() ? tr("known servers: %1").arg(names.join(QStringLiteral(", "))) : tr("did you mean '%1'?").arg(meant));
    }

    void checkCycles()
    {
        QSet<QString> startable;
        for (bool progress = true; progress;) {
            progress = false;
            for (const ServerPlan &s : m_out.servers) {
                const bool ready = std::all_of(s.dependsOn.begin(), s.dependsOn.end(), [&](const QString &d) {
                    return startable.contains(d) || !m_out.find(d);
                });
                if (ready && !startable.contains(s.name)) {
                    startable.insert(s.name);
                    progress = true;
                }
            }
        }
        for (const ServerPlan &s : m_out.servers)
            if (!startable.contains(s.name)) {
                m_reader.error(s.at, tr("'%1' waits for itself through depends_on").arg(s.name), tr("break the circle"));
                return;
            }
    }

    // A literal block begins on the line after its '|'.
    void checkPlaceholders(const YAML::Node &root)
    {
        const environment::Location top = m_reader.at(root["environment"]);
        checkText(m_out.environment, top, true);
        for (const ServerPlan &s : m_out.servers)
            if (const auto *program = std::get_if<ProgramPlan>(&s.plan))
                for (const QJsonValue &value : program->settings)
                    if (value.isString())
                        checkText(value.toString(), s.at, false);
    }

    void checkText(const QString &text, environment::Location where, bool block)
    {
        const int top = where.line;
        for (auto it = placeholder().globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            const QString name = match.captured(1);
            if (block)
                where.line = top + 1 + int(text.left(match.capturedStart()).count(u'\n'));
            const bool closed = match.captured(0).endsWith(u'}');
            if (closed && name.startsWith(QLatin1StringView("port:"))) {
                if (!m_out.find(name.mid(5)))
                    m_reader.error(where, tr("'%1' is not a server of this file").arg(name.mid(5)), tr("write ${port:NAME} with a name from the list"));
            } else if (!closed || !QStringList{QStringLiteral("folder"), QStringLiteral("ca"), QStringLiteral("passfile")}.contains(name)) {
                m_reader.error(where, tr("unknown placeholder '%1'").arg(match.captured(0)),
                               tr("known ones: ${port:NAME}, ${folder}, ${ca}, ${passfile}"));
            }
        }
    }

    YamlReader &m_reader;
    Description &m_out;
};

} // namespace

const ServerPlan *Description::find(const QString &server) const
{
    for (const ServerPlan &s : servers)
        if (s.name == server)
            return &s;
    return nullptr;
}

bool Reading::good() const
{
    return std::none_of(issues.begin(), issues.end(), [](const environment::Issue &i) { return i.kind == environment::Issue::Kind::Error; });
}

QString Reading::firstError() const
{
    for (const environment::Issue &i : issues)
        if (i.kind == environment::Issue::Kind::Error)
            return QStringLiteral("%1:%2:%3: %4; %5").arg(i.at.file).arg(i.at.line).arg(i.at.column).arg(i.text, i.remedy);
    return {};
}

Reading parseDescription(const QByteArray &yaml, const QString &file)
{
    Reading reading;
    reading.description.file = file;
    reading.description.text = yaml;
    YamlReader reader(file);
    try {
        const YAML::Node root = reader.root(yaml);
        if (root.IsMap())
            DescriptionParser(reader, reading.description).read(root);
    } catch (const YAML::Exception &e) {
        reader.error(environment::Location{file, e.mark.line + 1, e.mark.column + 1}, QString::fromStdString(e.msg));
    }
    reading.issues = reader.issues();
    return reading;
}

Reading readDescription(const QString &name)
{
    constexpr qint64 kMostBytes = 1 << 20;
    const bool builtIn = !name.contains(u'/') && !name.contains(u'.');
    const QString path = builtIn ? QStringLiteral(":/resources/sandboxes/%1.yaml").arg(name) : QFileInfo(name).absoluteFilePath();
    const QFileInfo info(path);
    QFile file(path);
    QString why;
    if (info.exists() && (!info.isFile() || info.size() > kMostBytes)) // a pipe would be waited for, a device has no end
        why = QCoreApplication::translate("sandbox", "this is not a file of at most 1 MiB");
    else if (!file.open(QIODevice::ReadOnly))
        why = builtIn ? DescriptionParser::noSuchSandbox(name) : file.errorString();
    if (!why.isEmpty()) {
        Reading reading;
        reading.issues.append(environment::Issue{environment::Issue::Kind::Error, environment::Location{path, 1, 1}, why,
                                                 DescriptionParser::nameAFile()});
        return reading;
    }
    return parseDescription(file.readAll(), path);
}

QString filledIn(const QString &text, const QHash<QString, QString> &values)
{
    QString out;
    qsizetype done = 0;
    for (auto it = placeholder().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += text.mid(done, match.capturedStart() - done) + values.value(match.captured(1));
        done = match.capturedEnd();
    }
    return out + text.mid(done);
}

} // namespace sandbox
