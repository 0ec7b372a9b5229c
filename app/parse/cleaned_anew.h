#pragma once

#include "app/domain/article.h"

namespace newsboard {

/// An article of the cache as today's cleaner writes it: what an older one wrote, comments included, is cleaned once
/// more, and what an older one let through is gone. One that today's wrote is given back as it is. Pure.
Article cleanedAnew(const Article &article);

} // namespace newsboard
