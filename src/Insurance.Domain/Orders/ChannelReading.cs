namespace Insurance.Domain.Orders;

/// <summary>
/// As what a payment system's word is read. A word that is not published is <see cref="ChannelEvent.LoseSight"/>: unknown, never failed; it is
/// then to be asked again.
/// </summary>
/// <param name="Event">The event.</param>
/// <param name="Source">Where the word is published; null for one that is not.</param>
/// <param name="Confidence">How well the word is attested; null for one that is not published.</param>
public sealed record ChannelReading(ChannelEvent Event, Source? Source, Confidence? Confidence)
{
    internal static ChannelReading NotPublished { get; } = new(ChannelEvent.LoseSight, null, null);

    /// <summary>Whether the system publishes the word.</summary>
    public bool IsPublished => Source is not null;
}
