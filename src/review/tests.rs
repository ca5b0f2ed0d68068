//! Reading fragments.
