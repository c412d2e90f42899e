// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/keys.h"

#include "models/environment/words.h"

namespace environment {

namespace {

using Where = HeartbeatSettings::Where;

constexpr Choice<Where> kPlaces[] = {{"redis_key", Where::RedisKey}, {"row", Where::Row}, {"file", Where::File}};

bool checkHeartbeat(Reading &reading, const Node &node, HeartbeatSettings &s)
{
    struct Rule {
        const char *key;
        bool wanted;
        bool there;
    };
    const Rule rules[] = {
        {"via", s.where != Where::File, !s.via.isEmpty()},
        {"key", s.where == Where::RedisKey, !s.key.isEmpty()},
        {"sql", s.where == Where::Row, !s.sql.isEmpty()},
        {"path", s.where == Where::File, !s.path.isEmpty()},
    };
    bool good = true;
    for (const Rule &rule : rules) {
        const QString name = QString::fromUtf8(rule.key);
        if (rule.wanted && !rule.there && !node.find(name))
            reading.error(node, Words::tr("this heartbeat needs '%1'").arg(name), Words::tr("add '%1:'").arg(name));
        else if (!rule.wanted && rule.there)
            reading.error(*node.find(name), Words::tr("'%1' does not belong to this heartbeat").arg(name),
                          Words::tr("remove it, or change 'where:'"));
        good = good && rule.wanted == rule.there;
    }
    return good;
}

} // namespace

const Keys<HeartbeatSettings> &heartbeatKeys()
{
    static const Keys<HeartbeatSettings> keys{
        "kind: heartbeat",
        {{"where", Need::Required,
          [](Reading &r, const Node &n, HeartbeatSettings &s) { return readChoice(r, n, s.where, kPlaces); },
          [](const HeartbeatSettings &s) { return writeChoice(s.where, kPlaces); }},
         key("via", &HeartbeatSettings::via, codec::id, Need::Essential),
         key("key", &HeartbeatSettings::key, codec::line, Need::Essential),
         key("sql", &HeartbeatSettings::sql, codec::statement, Need::Essential),
         key("path", &HeartbeatSettings::path, codec::path, Need::Essential)},
        checkHeartbeat};
    return keys;
}

} // namespace environment
