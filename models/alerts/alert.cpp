// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alert.h"

#include <QCryptographicHash>

#include <array>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

constexpr std::array kStates{"pending"_L1, "firing"_L1, "resolved"_L1, "unknown"_L1};
constexpr std::array kLayers{"uptime"_L1, "errors"_L1, "performance"_L1, "infrastructure"_L1};
constexpr std::array kWhats{"pending"_L1, "withdrawn"_L1, "fired"_L1, "reopened"_L1, "due"_L1, "rose"_L1, "fell"_L1,
                            "unknown"_L1, "known"_L1, "resolved"_L1, "silenced"_L1, "silence-ended"_L1, "inhibited"_L1, "inhibition-ended"_L1,
                            "maintained"_L1, "maintenance-ended"_L1, "acknowledged"_L1, "acknowledgement-ended"_L1, "flapping-began"_L1,
                            "flapping-ended"_L1, "alive"_L1};

template <class Value, std::size_t N>
std::optional<Value> valueOfWord(const std::array<QLatin1StringView, N> &words, QStringView word)
{
    for (std::size_t i = 0; i < N; ++i)
        if (word == words[i])
            return Value(i);
    return {};
}

} // namespace

QString keyOf(const QString &rule, const QString &scope, const QString &target, const base::Untrusted &item)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {rule, scope, target, item.raw()}) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':'); // so that no two lists of parts read the same
        hash.addData(bytes);
    }
    return QString::fromLatin1(hash.result().toHex());
}

QString wordOf(State state) { return kStates[std::size_t(state)]; }
QString wordOf(Layer layer) { return kLayers[std::size_t(layer)]; }
QString wordOf(Transition::What what) { return kWhats[std::size_t(what)]; }
std::optional<State> stateOf(QStringView word) { return valueOfWord<State>(kStates, word); }
std::optional<Layer> layerOf(QStringView word) { return valueOfWord<Layer>(kLayers, word); }

} // namespace alerts
