// SPDX-License-Identifier: GPL-3.0-or-later
// How tenants are kept apart, and what is tried to prove it.
#include "models/environment/keys.h"

#include "models/environment/words.h"

#include <QRegularExpression>

namespace environment {

namespace {

using Expect = PolicyTest::Expect;

constexpr Choice<Expect> kExpectations[] = {
    {"rows", Expect::Rows}, {"no_rows", Expect::NoRows}, {"allowed", Expect::Allowed}, {"refused", Expect::Refused}};

bool readCount(Reading &reading, const Node &node, PolicyCount &out)
{
    QString word;
    if (!readWord(reading, node, word))
        return false;
    const auto count = parseInteger(word, 0, 10000);
    if (!count)
        return reportMistake(reading, node, count.error());
    out.count = *count;
    return true;
}

// A statement that ends the transaction would keep what must be rolled back.
bool checkTest(Reading &reading, const Node &node, PolicyTest &test)
{
    static const QRegularExpression firstWord(QStringLiteral(R"(\A(?:\s|\(|--[^\n]*(?:\n|\z)|/\*.*?\*/)*(\w+))"), QRegularExpression::DotMatchesEverythingOption);
    static const QStringList may{QStringLiteral("select"), QStringLiteral("with"), QStringLiteral("insert"), QStringLiteral("update"),
                                 QStringLiteral("delete"), QStringLiteral("merge"), QStringLiteral("table"), QStringLiteral("values")};
    if (may.contains(firstWord.match(test.sql).captured(1).toLower()))
        return true;
    const Node *sql = node.find(u"sql");
    return reportMistake(reading, sql ? *sql : node,
                         {Words::tr("a test is a query or a change of rows"), Words::tr("begin it with one of %1").arg(Words::list(may))});
}

bool checkIsolation(Reading &reading, const Node &node, Isolation &isolation)
{
    const auto at = [&](const char *key) -> const Node & {
        const Node *found = node.find(QString::fromUtf8(key));
        return found ? *found : node;
    };
    if (!isolation.tenants.isEmpty() && (isolation.tenants.size() != 2 || isolation.tenants[0] == isolation.tenants[1]))
        return reportMistake(reading, at("tenants"), {Words::tr("isolation is tried between two tenants"), Words::tr("name two, or none: then two are looked up")});
    if (isolation.role.isEmpty() != isolation.setting.isEmpty())
        return reportMistake(reading, at(isolation.role.isEmpty() ? "setting" : "role"),
                             {Words::tr("isolation is tried as a role that has said who its tenant is"), Words::tr("write both 'role:' and 'setting:'")});
    if (!isolation.settingValue.contains(QLatin1String("{tenant}")))
        return reportMistake(reading, at("setting_value"), {Words::tr("the value does not say which tenant"), Words::tr("write {tenant} where it belongs")});
    return true;
}

} // namespace

const Keys<PolicyCount> &policyCountKeys()
{
    static const Keys<PolicyCount> keys{"policies of isolation",
                                        {key("table", &PolicyCount::id, codec::line, Need::Required),
                                         {"count", Need::Required, readCount, [](const PolicyCount &p) { return Node::scalar(QString::number(p.count)); }}}};
    return keys;
}

const Keys<PolicyTest> &policyTestKeys()
{
    static const Keys<PolicyTest> keys{"tests of isolation",
                                       {key("id", &PolicyTest::id, codec::id, Need::Required),
                                        key("role", &PolicyTest::role, codec::line, Need::Required),
                                        key("settings", &PolicyTest::settings, codec::labels, Need::Essential),
                                        key("sql", &PolicyTest::sql, codec::statement, Need::Required),
                                        {"expect", Need::Required,
                                         [](Reading &r, const Node &n, PolicyTest &t) { return readChoice(r, n, t.expect, kExpectations); },
                                         [](const PolicyTest &t) { return writeChoice(t.expect, kExpectations); }}},
                                       checkTest};
    return keys;
}

const Keys<Isolation> &isolationKeys()
{
    static const Keys<Isolation> keys{"isolation",
                                      {key("tenant_column", &Isolation::tenantColumns, codec::lines, Need::Essential),
                                       key("setting", &Isolation::setting, codec::line, Need::Essential),
                                       key("setting_value", &Isolation::settingValue, codec::line, Need::Essential),
                                       key("role", &Isolation::role, codec::line, Need::Essential),
                                       key("tenants", &Isolation::tenants, codec::lines, Need::Essential),
                                       key("open_tables", &Isolation::openTables, codec::lines),
                                       key("policy_comments", &Isolation::policyComments, codec::boolean, Need::Essential),
                                       listKey("policies", &Isolation::policies, policyCountKeys()),
                                       listKey("tests", &Isolation::tests, policyTestKeys())},
                                      checkIsolation};
    return keys;
}

} // namespace environment
