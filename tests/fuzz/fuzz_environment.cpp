// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an environment file: the parser answers, says where each mistake is, and what it accepts can be
// written and read again.
#include "models/environment/parser.h"
#include "models/environment/writer.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

std::optional<environment::Quantity> lookup(const QString &metric)
{
    if (metric.startsWith(QLatin1String("pg.")))
        return environment::Quantity::Seconds;
    return std::nullopt;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray yaml(reinterpret_cast<const char *>(data), qsizetype(size));
    const environment::ParseResult result = environment::parse(yaml, QStringLiteral("f"), lookup);
    expect(result.environment || !result.issues.isEmpty(), "nothing usable and nothing said");
    int last = 0;
    for (const environment::Issue &issue : result.issues) {
        expect(!issue.text.isEmpty() && !issue.remedy.isEmpty(), "an issue without words");
        expect(issue.at.line >= last, "issues out of order");
        last = issue.at.line;
    }
    if (!result.environment)
        return 0;
    for (const environment::Target &target : result.environment->targets) {
        for (const environment::Edge &edge : target.edges)
            expect(result.environment->find(edge.to), "an edge to nowhere");
        environment::Target alone = target;
        alone.tier.clear();
        alone.contact.clear();
        alone.edges.clear();
        if (auto *server = std::get_if<environment::PostgresSettings>(&alone.settings)) {
            server->via.clear();
            server->ownConnection = false;
        }
        if (alone.kind == environment::TargetKind::Heartbeat)
            continue;
        const auto text = environment::addTarget({}, alone);
        expect(text.has_value(), text ? "" : (text.error().text + ": " + text.error().remedy).c_str());
    }
    return 0;
}
