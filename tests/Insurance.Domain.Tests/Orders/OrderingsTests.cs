using System.Globalization;
using FsCheck.Fluent;
using Insurance.Domain.Orders;
using Insurance.Domain.Tests.Generators;
using Insurance.Domain.Tests.Properties;
using NodaTime;

namespace Insurance.Domain.Tests.Orders;

/// <summary>
/// P2: the same notices in any order and however often give one ledger, one state of the order and one of the channel. Four notices each one to three
/// times, six once each, and longer ones by chance; all of them where the suite runs long.
/// </summary>
public sealed class OrderingsTests
{
    private static readonly PremiumOrder Open = Chongqing.Placed();
    private static readonly PremiumOrder Going = Chongqing.PaidAt(Chongqing.At(2023, 1, 3)).StartRefund(RefundReason.Death, new LocalDate(2023, 1, 20)).Value.Order;

    /// <summary>Fen or a word at hours after noon; <c>R</c> and <c>F</c> are the two ends of a return.</summary>
    public static TheoryData<string, string> Sets => new()
    {
        { "open", "587400@0 587400@0 wait@1 close@2" },
        { "open", "300000@0 287400@4 start-paying@1 lose-sight@9" },
        { "open", "146850@0 146850@0 146850@4 146850@4" },
        { "open", "587399@1 1@30 5@2 fail@29" },
        { "closed", "587400@8 1@0 accept@0 wait@3" },
        { "going", "R@1 F@0 700@2 close@3" },
        { "going", "F@0 F@1 R@9 587400@0" },
        { "open", "100000@0 100000@1 100000@2 100000@3 100000@3 87400@5" },
        { "going", "R@4 F@1 1@2 2@2 lose-sight@8 start-refund@0" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_ordering_of_a_set_ends_where_the_set_does(string from, string set)
    {
        var (first, notices) = (From(from), Read(set));
        var most = notices.Length == 4 ? 3 : 1;
        if (Holds.Scaled(100, Environment.GetEnvironmentVariable(Holds.CasesVariable)) < 1_000)
        {
            // In the suite a sample; all of them below.
            var random = new Random(17);
            for (var i = Holds.Scaled(100_000 / Sets.Count, Environment.GetEnvironmentVariable(Holds.CasesVariable)); i >= 0; i--)
            {
                var ordering = notices.SelectMany(notice => Enumerable.Repeat(notice, random.Next(1, most + 1))).ToArray();
                random.Shuffle(ordering);
                Assert.Equal(Standing.Of(first, notices), Standing.Of(first, ordering));
            }

            return;
        }

        var expected = Standing.Of(first, notices);
        var ends = 0L;
        Walk(first, new int[notices.Length], 0);

        // Sequences of 4 things each one to three times, or of 6 things.
        Assert.Equal(notices.Length == 4 ? Sequences() : 720, ends);

        void Walk(PremiumOrder order, int[] come, int mask)
        {
            if (mask == (1 << notices.Length) - 1)
            {
                ends++;
                Assert.Equal(expected, Standing.Of(order, []));
            }

            for (var i = 0; i < notices.Length; i++)
            {
                if (come[i] < most)
                {
                    come[i]++;
                    Walk(order.Apply(notices[i]).Value.Order, come, mask | (1 << i));
                    come[i]--;
                }
            }
        }
    }

    [Fact]
    public void Up_to_thirty_notices_in_any_order_end_in_one_state() => Holds.ForAll(
        Gen.Choose(0, int.MaxValue),
        seed =>
        {
            var random = new Random(seed);
            var first = random.Next(2) == 0 ? Open : Going;
            string[] words = ["wait", "start-paying", "accept", "close", "fail", "lose-sight", "F", "R", "start-refund"];
            var set = string.Join(' ', Enumerable.Range(0, random.Next(1, 31)).Select(_ =>
                string.Create(CultureInfo.InvariantCulture, $"{(random.Next(2) == 0 ? words[random.Next(words.Length)] : random.Next(1, 600_000).ToString(CultureInfo.InvariantCulture))}@{random.Next(6)}")));

            // One return arrives once, whoever tells it.
            var notices = Read(set).DistinctBy(notice => notice.Event == ChannelEvent.Refund ? "R" : notice.Id).ToArray();
            var shuffled = notices.Concat(notices.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(shuffled);

            Assert.Equal(Standing.Of(first, notices), Standing.Of(first, shuffled));
        },
        cases: 10_000);

    private static long Sequences()
    {
        // Every choice of how often each comes, and the multinomial of it.
        long[] factorial = [1, 1, 2, 6, 24, 120, 720, 5_040, 40_320, 362_880, 3_628_800, 39_916_800, 479_001_600];
        int[] times = [1, 2, 3];
        return (from a in times
                from b in times
                from c in times
                from d in times
                select factorial[a + b + c + d] / (factorial[a] * factorial[b] * factorial[c] * factorial[d])).Sum();
    }

    private static PremiumOrder From(string name) => name switch
    {
        "open" => Open,
        "closed" => Open.Close(Chongqing.At(2023, 1, 3, 3)).Value,
        _ => Going,
    };

    private static PaymentNotice[] Read(string set) => [.. set.Split(' ').Select((text, i) => Read($"O-{i}", text.Split('@')))];

    private static PaymentNotice Read(string id, string[] parts)
    {
        var at = Chongqing.At(2023, 1, 3, 12) + Duration.FromHours(int.Parse(parts[1], CultureInfo.InvariantCulture));
        var (fen, detail) = parts[0] switch
        {
            "R" => (587_400, new NoticeDetail(ChannelEvent.Refund, Return: "ORDER-0001-R1")),
            "F" => (0, new NoticeDetail(ChannelEvent.FailRefund, Return: "ORDER-0001-R1")),
            var text when char.IsAsciiDigit(text[0]) => (long.Parse(text, CultureInfo.InvariantCulture), NoticeDetail.None),
            var word => (0, new NoticeDetail(Enum.GetValues<ChannelEvent>().Single(value => Spelling.Of(value) == word))),
        };
        return PaymentNotice.Read(id, Chongqing.Number(1), Money.FromFen(fen), at, PaymentChannel.WeChat, detail).Value;
    }

    /// <summary>Everything that follows from the set of notices: all of an order but its history.</summary>
    private sealed record Standing(Page Page, ChannelState Channel, ValueList<PaymentNotice> Notices, string Held)
    {
        public static Standing Of(PremiumOrder order, IEnumerable<PaymentNotice> notices)
        {
            var after = notices.Aggregate(order, (so, notice) => so.Apply(notice).Value.Order);
            return new(Page.Of(after), after.ChannelState, [.. after.Notices], string.Join(' ', after.Held.Select(held => held.ToString()).Order(StringComparer.Ordinal)));
        }
    }
}
