package dev.ninety.usage.delivery;

/**
 * What a file from the vendor says, as far as that is public: its inside is not.
 *
 * @param acknowledgements how many acknowledgements of usage reports it holds
 * @param policies how many reporting policies came with them
 */
public record Ack(int acknowledgements, int policies) {

    public Ack plus(Ack other) {
        return new Ack(acknowledgements + other.acknowledgements, policies + other.policies);
    }
}
