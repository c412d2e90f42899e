// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/keys.h"

#include "models/environment/words.h"

namespace environment {

namespace {

constexpr Choice<Tls::Mode> kTlsModes[] = {
    {"verify-full", Tls::Mode::VerifyFull}, {"verify-ca", Tls::Mode::VerifyCa}, {"require", Tls::Mode::Require},
    {"prefer", Tls::Mode::Prefer},          {"disable", Tls::Mode::Disable},
};
constexpr Choice<Credential::Source> kSources[] = {
    {"none", Credential::Source::None},       {"keyring", Credential::Source::Keyring},
    {"pass_file", Credential::Source::PassFile}, {"service", Credential::Source::Service},
    {"command", Credential::Source::Command},
};

bool checkThreshold(Reading &reading, const Node &node, Threshold &t)
{
    if (!t.warning && !t.critical)
        return reportMistake(reading, node, {Words::tr("the threshold has no limit"),
                                             Words::tr("add 'warning:', 'critical:' or both")});
    if (!t.warning || !t.critical || (t.below ? *t.warning >= *t.critical : *t.warning <= *t.critical))
        return true;
    return reportMistake(reading, node,
                         t.below ? Mistake{Words::tr("the limits are the wrong way round: with 'below: true' the critical one is the smaller"),
                                           Words::tr("swap them, or remove 'below: true' if large values are bad")}
                                 : Mistake{Words::tr("the limits are the wrong way round: the critical one is the larger"),
                                           Words::tr("swap them, or add 'below: true' if small values are bad")});
}

bool checkTls(Reading &reading, const Node &node, Tls &tls)
{
    if (tls.certificate.isEmpty() == tls.key.isEmpty())
        return true;
    return reportMistake(reading, node, {Words::tr("a client certificate and its key belong together"),
                                         Words::tr("write both 'certificate:' and 'key:', or neither")});
}

// Keys of the file that share Credential::key; each belongs to one source.
struct SourceKey {
    const char *name;
    Credential::Source source;
};
constexpr SourceKey kSourceKeys[] = {
    {"key", Credential::Source::Keyring},
    {"file", Credential::Source::PassFile},
    {"service", Credential::Source::Service},
    {"command", Credential::Source::Command},
};

bool checkCredential(Reading &reading, const Node &node, Credential &c)
{
    for (const SourceKey &k : kSourceKeys) {
        const QString name = QString::fromUtf8(k.name);
        const Node *value = node.find(name);
        if (value && k.source != c.source)
            return reportMistake(reading, *value, {Words::tr("'%1' does not belong to this source").arg(name),
                                                   Words::tr("remove it, or change 'from:'")});
        if (!value && k.source == c.source && k.source >= Credential::Source::Service)
            return reportMistake(reading, node, {Words::tr("the source needs '%1'").arg(name), Words::tr("add '%1:'").arg(name)});
    }
    return true;
}

Key<Credential> sharedKey(const SourceKey &k, const Codec<QString> &codec)
{
    return {k.name, Need::Essential, [&codec](Reading &r, const Node &n, Credential &c) { return codec.read(r, n, c.key); },
            [&codec, &k](const Credential &c) { return c.source == k.source ? codec.write(c.key) : Node(); }};
}

bool checkLogPlace(Reading &reading, const Node &node, const LogPlace &place)
{
    if (int(!place.file.isEmpty()) + int(!place.unit.isEmpty()) + int(!place.command.isEmpty()) == 1)
        return true;
    return reportMistake(reading, node, {Words::tr("a log is found in one way"), Words::tr("write either 'file', 'unit' or 'command'")});
}

} // namespace

const Keys<LogPlace> &logPlaceKeys()
{
    static const Keys<LogPlace> keys{"log",
                                     {key("file", &LogPlace::file, codec::path, Need::Essential),
                                      key("unit", &LogPlace::unit, codec::line, Need::Essential),
                                      key("command", &LogPlace::command, codec::command, Need::Essential)},
                                     checkLogPlace};
    return keys;
}

const Keys<Threshold> &thresholdKeys()
{
    static const Keys<Threshold> keys{"threshold",
                                      {key("warning", &Threshold::warning, codec::limit, Need::Essential),
                                       key("critical", &Threshold::critical, codec::limit, Need::Essential),
                                       key("below", &Threshold::below, codec::boolean, Need::Essential)},
                                      checkThreshold};
    return keys;
}

const Keys<Tls> &tlsKeys()
{
    static const Keys<Tls> keys{
        "tls",
        {{"mode", Need::Essential,
          [](Reading &r, const Node &n, Tls &t) { return readChoice(r, n, t.mode, kTlsModes); },
          [](const Tls &t) { return writeChoice(t.mode, kTlsModes); }},
         key("root_certificate", &Tls::rootCertificate, codec::path, Need::Essential),
         key("certificate", &Tls::certificate, codec::path, Need::Essential),
         key("key", &Tls::key, codec::path, Need::Essential)},
        checkTls};
    return keys;
}

const Keys<Credential> &credentialKeys()
{
    static const Keys<Credential> keys{
        "credential",
        {{"from", Need::Required,
          [](Reading &r, const Node &n, Credential &c) { return readChoice(r, n, c.source, kSources); },
          [](const Credential &c) { return writeChoice(c.source, kSources); }},
         sharedKey(kSourceKeys[0], codec::line),
         sharedKey(kSourceKeys[1], codec::path),
         sharedKey(kSourceKeys[2], codec::line),
         key("command", &Credential::command, codec::command, Need::Essential)},
        checkCredential};
    return keys;
}

} // namespace environment
