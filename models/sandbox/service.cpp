// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/service.h"

#include "models/base/log.h"
#include "models/sandbox/servicejson.h"
#include "models/sandbox/servicelistener.h"
#include "models/sandbox/serviceprogram.h"
#include "models/sandbox/serviceshop.h"

namespace sandbox {

namespace {

enum ExitCode { Ended = 0, Usage = 2, Impossible = 3 };

int refuse(const base::Error &error, ExitCode code)
{
    base::logError("sandbox", QString::fromStdString(error.action + ": " + error.text + "; " + error.remedy));
    return code;
}

flow::Task<int> serve(flow::Reactor &reactor, const ServiceConfig &config, ServiceShop *&running)
{
    HttpListener listener(reactor);
    if (auto listening = listener.listen(config.port); !listening)
        co_return refuse(listening.error(), Impossible);
    ServiceShop shop(reactor, config);
    running = &shop;
    flow::TaskScope scope(co_await flow::currentCancel());
    scope.spawn(listener.serve([&shop](HttpRequest request) { return shop.answer(std::move(request)); }));
    scope.spawn(shop.work());
    scope.spawn(shop.watchSwitches());
    co_await scope.join();
    running = nullptr;
    co_return Ended;
}

} // namespace

int runSandboxService(const QStringList &args)
{
    auto json = JsonFile::fromArguments(args);
    if (!json)
        return refuse(json.error(), Usage);
    const auto config = ServiceConfig::load(json->path());
    if (!config)
        return refuse(config.error(), Usage);
    ServiceShop *shop = nullptr;
    return runSandboxProgram([&](flow::Reactor &reactor) { return serve(reactor, *config, shop); },
        [&shop] {
            if (shop)
                shop->readSwitches();
        });
}

} // namespace sandbox
