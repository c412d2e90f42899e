// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The frame of a small program: an event loop with a reactor, ended politely by SIGTERM or SIGINT.

#include "models/flow/scope.h"

#include <functional>

namespace program {

// Runs `body` on the calling thread until it ends; SIGTERM and SIGINT cancel it, SIGHUP calls `hangup`. Gives what
// the body returns, as the exit code. The signals are blocked meanwhile, in children too unless their starter resets
// them.
int runProgram(std::function<flow::Task<int>(flow::Reactor &)> body, std::function<void()> hangup = {});

} // namespace program
