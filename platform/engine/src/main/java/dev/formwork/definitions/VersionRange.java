package dev.formwork.definitions;

import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;

/** The versions that something works with, as npm writes them: {@code ^1.2}, {@code >=1.0 <3.0}. */
record VersionRange(String text) {

  /** Whether a version is in the range; what comes before a release counts as that release. */
  boolean includes(String version) {
    Semver parsed = Semver.parse(version);
    return parsed != null
        && RangeListFactory.create(text).isSatisfiedBy(parsed.withClearedPreReleaseAndBuild());
  }
}
