package dev.formwork.definitions;

/**
 * What came out of checking the texts of an app.
 *
 * @param release what could be read of it, under the number it would get
 * @param problems if one is an error, the release must not go live
 */
public record CheckedApp(CompiledRelease release, LocatedProblems problems) {}
