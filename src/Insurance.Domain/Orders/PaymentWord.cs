namespace Insurance.Domain.Orders;

/// <summary>A word by which a payment system tells the state of a payment or of a refund.</summary>
/// <param name="Word">The word, exactly as it is published: case matters.</param>
/// <param name="Event">As what it is read here.</param>
/// <param name="Source">Where the word is published.</param>
/// <param name="Confidence">How well the word is attested; as which event it is read is the library's own design.</param>
public sealed record PaymentWord(string Word, ChannelEvent Event, Source Source, Confidence Confidence)
{
    /// <summary>A remark of the file's editor, or null.</summary>
    public string? Note { get; internal init; }

    /// <summary>The word and the event.</summary>
    public override string ToString() => $"{Word} {Spelling.Of(Event)}";
}
