package dev.ninety.compliance.pack;

/**
 * A file as the manifest lists it.
 *
 * @param sha256 in lower-case hexadecimal
 * @param records how many things of its kind are in it
 */
public record PackEntry(String name, String title, long bytes, String sha256, PackSection.Summary summary) {}
