using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Insurance.Domain.Tariffs.Reading;
using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>What an authority does for the insured.</summary>
[JsonConverter(typeof(SpellingJsonConverter<AuthorityTask>))]
public enum AuthorityTask
{
    /// <summary>Registering and ending an insurance.</summary>
    Registration,

    /// <summary>Changing what is registered.</summary>
    Amendment,

    /// <summary>Paying benefits.</summary>
    Benefits,

    /// <summary>Answering questions about the rules.</summary>
    Policy,

    /// <summary>Collecting contributions and issuing payment certificates.</summary>
    Collection,
}

/// <summary>What a person gets on paying (缴费凭证).</summary>
[JsonConverter(typeof(SpellingJsonConverter<VoucherKind>))]
public enum VoucherKind
{
    /// <summary>An order, for online payment.</summary>
    Order,

    /// <summary>A receipt, for payment at a counter.</summary>
    Receipt,
}

/// <summary>An authority of a region with its tasks.</summary>
/// <param name="Id">The id by which channels refer to it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tasks">What it does.</param>
/// <param name="Hotline">The published telephone number, or null.</param>
/// <param name="Source">Where this stands.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record Authority(string Id, LocalizedText Name, ValueList<AuthorityTask> Tasks, string? Hotline, Source Source, Confidence Confidence);

/// <summary>A way to pay in a region.</summary>
/// <param name="Channel">Which.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Voucher">What it gives.</param>
/// <param name="Authority">Who stands behind it.</param>
/// <param name="Opens">The first day of payment; null where nobody published one.</param>
/// <param name="Source">Where this stands.</param>
/// <param name="Confidence">How well it is attested.</param>
public sealed record ChannelFacts(PaymentChannel Channel, LocalizedText Name, VoucherKind Voucher, Authority Authority, LocalDate? Opens, Source Source, Confidence Confidence)
{
    /// <summary>A day before which it was certainly not open, where the opening itself is unknown; null for none.</summary>
    public LocalDate? NotBefore { get; internal init; }

    /// <summary>What it asks for; null where nobody says.</summary>
    public ValueList<AskedFor>? AsksFor { get; internal init; }

    /// <summary>How a payment's status can be asked after paying; null where nobody says.</summary>
    public StatusLookUp? StatusLookUp { get; internal init; }

    /// <summary>A remark of the file's editor, or null.</summary>
    public string? Note { get; internal init; }

    /// <summary>The first day on which it may be used, as far as one is known; null where it is taken as always open.</summary>
    public LocalDate? UsableFrom => Opens ?? NotBefore;

    /// <summary>Whether it may be used on a day; one whose opening is unknown may, unless it is known to be later.</summary>
    public bool IsOpenOn(LocalDate day) => !(day < UsableFrom);
}

/// <summary>Where a region lies, and its authorities and payment channels as far as they are known, from its own data file.</summary>
public sealed class RegionFacts
{
    internal RegionFacts(Region region, LocalizedText name, ImmutableArray<Authority> authorities, ImmutableArray<ChannelFacts> channels)
    {
        Region = region;
        Name = name;
        Authorities = authorities;
        Channels = channels;
    }

    /// <summary>Reads a region file, or says everything that is wrong in it, each with path and line.</summary>
    public static Result<RegionFacts> Read(ReadOnlySpan<byte> utf8) => RegionReader.Read(utf8);

    /// <summary>Reads a region file from a stream, which stays open and is read to its end or just beyond <see cref="TariffHistory.MaxFileBytes"/>.</summary>
    public static Result<RegionFacts> Read(Stream stream) => Read(BoundedStream.Read(stream, TariffHistory.MaxFileBytes));

    /// <summary>The region.</summary>
    public Region Region { get; }

    /// <summary>Its name.</summary>
    public LocalizedText Name { get; }

    /// <summary>The province it belongs to, itself where it is one or a city of that rank; null where the file does not say.</summary>
    public LocalizedText? Province { get; internal init; }

    /// <summary>The pooling area (统筹区) whose amounts hold in it; null where the file does not say.</summary>
    public LocalizedText? PoolingArea { get; internal init; }

    /// <summary>
    /// Whether the file names the channels. Where it does not, nobody knows them, and <see cref="Tariff.Offer"/> takes every one as open with a warning;
    /// where it does, a channel that it does not name is refused.
    /// </summary>
    public bool NamesChannels { get; internal init; }

    /// <summary>Its authorities; empty where nobody knows them.</summary>
    public ImmutableArray<Authority> Authorities { get; }

    /// <summary>Its channels; empty where nobody knows them.</summary>
    public ImmutableArray<ChannelFacts> Channels { get; }

    /// <summary>A channel, or null where the file does not have it.</summary>
    public ChannelFacts? Channel(PaymentChannel channel) => Channels.FirstOrDefault(facts => facts.Channel == channel);

    /// <summary>The channels that may be used on a day, in the order of the file.</summary>
    public IEnumerable<ChannelFacts> OpenOn(LocalDate day) => Channels.Where(channel => channel.IsOpenOn(day));

    /// <summary>The authority for a task, or null.</summary>
    public Authority? For(AuthorityTask task) => Authorities.FirstOrDefault(authority => authority.Tasks.Contains(task));
}
