// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/work.h"

namespace chat::bench {

std::vector<NamedWork> allWork()
{
    std::vector<NamedWork> all;
    for (const auto &part : {wireWork(), coreWork(), openingWork(), storeWork(), clientWork()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

QByteArray sampleText()
{
    return QByteArray("Shall we meet in the courtyard at nine? Bring the map, the lamp and whoever is awake; "
                      "the gate is open until midnight tonight.")
        .leftJustified(128, '.', true);
}

} // namespace chat::bench
