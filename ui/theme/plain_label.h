#pragma once

class QLabel;
class QWidget;

namespace newsboard {

/// A label, owned by its parent, that wraps its words and shows them as they are: text from a server is never markup.
QLabel *plainLabel(QWidget *parent);

} // namespace newsboard
