// SPDX-License-Identifier: Apache-2.0
#include "shared/client/nameorder.h"

namespace chat::client {

QCollator nameOrder()
{
    // The C locale knows neither case nor numbers.
    const QLocale locale;
    QCollator order(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    order.setCaseSensitivity(Qt::CaseInsensitive);
    order.setNumericMode(true);
    return order;
}

} // namespace chat::client
