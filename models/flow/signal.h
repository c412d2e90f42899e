// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// co_await signal(obj, &T::sig, reactor, deadline): first emission, destruction of the sender (Closed),
// deadline or cancellation. Direct connection: arguments are copied at emission, nothing is queued.

#include "models/flow/reactor.h"

#include <tuple>

namespace flow {

namespace detail {
template <class F>
struct SignalArgs;
template <class C, class... A>
struct SignalArgs<void (C::*)(A...)> {
    using Tuple = std::tuple<std::decay_t<A>...>;
};
}  // namespace detail

template <class Obj, class Sig>
class SignalWait final : public Wait {
public:
    using Args = typename detail::SignalArgs<Sig>::Tuple;
    SignalWait(Obj *o, Sig s, Reactor &r, TimePoint deadline) : Wait(r, deadline), m_obj(o), m_sig(s) {}
    ~SignalWait() { disarm(); }
    Via<SignalWait> operator co_await() { return {this}; }
    Result<Args> resume()
    {
        if (auto r = Wait::resume(); !r)
            return std::unexpected(std::move(r).error());
        if (!m_args)
            return fail(Errc::Closed, "sender destroyed");
        return std::move(*m_args);
    }

private:
    void arm() override
    {
        m_fired = QObject::connect(m_obj, m_sig, &m_context, [this](const auto &...a) {
            if constexpr (std::is_constructible_v<Args, decltype(a)...>)
                m_args.emplace(a...);
            doneSoon();
        });
        m_gone = QObject::connect(m_obj, &QObject::destroyed, &m_context, [this] { doneSoon(); });
    }
    void disarm() noexcept override
    {
        QObject::disconnect(m_fired);
        QObject::disconnect(m_gone);
    }
    Obj *m_obj;
    Sig m_sig;
    std::optional<Args> m_args;
    QMetaObject::Connection m_fired, m_gone;
    QObject m_context;
};

template <class Obj, class Sig>
SignalWait<Obj, Sig> signal(Obj *o, Sig s, Reactor &r, TimePoint deadline)
{
    return {o, s, r, deadline};
}

}  // namespace flow
