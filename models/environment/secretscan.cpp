// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/secretscan.h"

#include "models/environment/words.h"

#include <QRegularExpression>

namespace environment {

bool isSecretKey(const QString &key)
{
    static const QRegularExpression form(
        QStringLiteral("^(.*[_-])?(password|passwd|pwd|pass|passphrase|secret|token|credentials|authorization|auth|"
                       "(api|access|private|secret|auth)[_-]?key)\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(key).hasMatch();
}

bool isSecretHeader(const QString &name)
{
    static const QRegularExpression form(
        QStringLiteral("^(.*authorization|(set-)?cookie|.*([_-]|^)(api-?key|token|secret|password|auth))\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(name).hasMatch();
}

bool carriesSecret(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("[a-z][a-z0-9+.-]*://[^/?#\\s:@]*:[^/?#\\s@]+@"
                       "|(^|[^a-z])(password|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key)=[^\\s&]"
                       "|-----BEGIN [A-Z ]*PRIVATE KEY"
                       "|^(bearer|basic)\\s+[A-Za-z0-9+/=._~-]{8,}"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch();
}

QString whereSecretsGo()
{
    return Words::tr("say under 'credential' where it comes from: keyring, pass_file, service or command");
}

namespace {

void refuseIn(Node &node, const QString &key, Reading &reading)
{
    if (node.kind == Node::Kind::Scalar) {
        if (key != QLatin1String("sql") && carriesSecret(node.text)) {
            reading.error(node, Words::tr("this text contains a secret; a shared file must not hold it"),
                          Words::tr("remove it and change it, it may have been seen; %1").arg(whereSecretsGo()));
            node.kind = Node::Kind::Refused;
            node.text.clear();
        }
        return;
    }
    for (Node &item : node.items)
        refuseIn(item, key, reading);
    for (Node::Entry &entry : node.entries) {
        if (carriesSecret(entry.key.text)) {
            reading.error(entry.key, Words::tr("this text contains a secret; a shared file must not hold it"),
                          Words::tr("remove it and change it, it may have been seen; %1").arg(whereSecretsGo()));
            entry.key.kind = Node::Kind::Refused;
            entry.key.text.clear();
        }
        refuseIn(entry.value, entry.key.text, reading);
    }
}

} // namespace

void refuseSecrets(Node &tree, Reading &reading)
{
    refuseIn(tree, {}, reading);
}

} // namespace environment
