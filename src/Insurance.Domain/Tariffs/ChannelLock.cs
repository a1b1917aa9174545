using NodaTime;

namespace Insurance.Domain.Tariffs;

/// <summary>
/// Channels that are locked while a run of the bank deduction takes place (批扣期间暂停缴费). A lock is a matter of the day and not of the year that is
/// paid: it is looked up by the year of the day.
/// </summary>
internal static class ChannelLock
{
    /// <summary>Why a channel that is open takes no payment on a day, or null where it does.</summary>
    public static DomainError? Of(Tariff tariff, PaymentChannel channel, LocalDate day)
    {
        if (Locking(tariff, channel, day) is not { } run)
        {
            return null;
        }

        // The next run may begin on the day after.
        var changes = run.Last;
        for (var next = run; next is not null; next = Locking(tariff, channel, changes))
        {
            changes = next.Last.PlusDays(1);
        }

        return DomainError
            .Of(
                ErrorCodes.Channel.Locked,
                "channel",
                ("channel", Spelling.Of(channel)),
                ("on", day),
                ("first", run.First),
                ("last", run.Last),
                ("channels", OpenOn(tariff, day)),
                ("hotline", ChannelOffer.HotlineOf(tariff.RegionFacts?.For(AuthorityTask.Collection))))
            .Citing(run.Source)
            .ChangingOn(changes);
    }

    /// <summary>The channels that take a payment on a day, in the order of the region's file; all that are not locked where no file names them.</summary>
    public static IEnumerable<PaymentChannel> Open(Tariff tariff, LocalDate day)
    {
        var channels = tariff.RegionFacts is { NamesChannels: true } facts ? facts.OpenOn(day).Select(open => open.Channel) : Enum.GetValues<PaymentChannel>();
        return channels.Where(channel => Locking(tariff, channel, day) is null);
    }

    /// <summary>The same for a message.</summary>
    public static string OpenOn(Tariff tariff, LocalDate day) =>
        string.Join(", ", Open(tariff, day).Select(channel => Spelling.Of(channel))) is { Length: > 0 } channels ? channels : ChannelOffer.NotKnown;

    private static DeductionRunDates? Locking(Tariff tariff, PaymentChannel channel, LocalDate day) =>
        ContributionYear.Read(day.Year).TryGet(out var year, out _)
            ? tariff.Terms.In<DeductionRunDays>(year).Where(run => run.LocksChannels.Contains(channel)).Select(run => run.In(year)).FirstOrDefault(run => run.Locks(channel, day))
            : null;
}
