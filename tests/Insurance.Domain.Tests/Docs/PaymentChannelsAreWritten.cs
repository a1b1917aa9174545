using System.Text;
using System.Text.RegularExpressions;
using Insurance.Domain.Orders;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;
using NodaTime;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The page on ways to pay and payment systems says what the region files and the file of payment systems say.</summary>
public sealed partial class PaymentChannelsAreWritten
{
    private const string Page = "docs/payment-channels.md";
    private const string NotKnown = "not known";

    [Fact]
    public void The_tables_of_the_page_are_those_of_the_data() => Approved.Compare(
        Page,
        Block().Replace(Approved.Read(Page), block => $"<!-- {block.Groups["name"].Value} -->\n{Written(block.Groups["name"].Value)}<!-- /{block.Groups["name"].Value} -->"));

    [Fact]
    public void All_three_tables_stand_on_the_page() =>
        Assert.Equal(["channels", "words", "schedule"], Block().Matches(Approved.Read(Page)).Select(block => block.Groups["name"].Value));

    [Fact]
    public void Every_channel_has_a_row_and_the_ten_ways_of_both_pages_are_there()
    {
        var rows = Channels().Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.Equal(10, rows.Length);
        Assert.All(Enum.GetValues<PaymentChannel>(), channel => Assert.Contains(rows, row => row.StartsWith($"| `{Spelling.Of(channel)}` |", StringComparison.Ordinal)));
        Assert.Contains("| `we-chat` | Chongqing, “Chongqing Tax” official account in WeChat | `real-name-log-in`, `insured-name`, `insured-id-number` | order | order-details | 2022-01-01 |", rows[1], StringComparison.Ordinal);
        Assert.Contains("| `bank-page` | Guangzhou, A bank's payment page for residents' medical insurance | `insurance-number`, `insured-name` | order | not known | not known |", Channels(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_limits_of_the_page_are_those_of_the_data()
    {
        var page = Approved.Read(Page);
        var (chat, ali) = (PaymentSystems.Embedded[PaymentSystem.WeChatPay], PaymentSystems.Embedded[PaymentSystem.Alipay]);
        var closing = chat.Closing!.Earliest;
        var (least, most) = (ali.PayBy!.Least, ali.PayBy.Most);

        Assert.Contains($"| closing after placing, at the earliest | {closing.TotalMinutes} minutes | not known | not known |", page, StringComparison.Ordinal);
        Assert.Contains($"| payable after placing | not known | {least.TotalMinutes} minute to {most.TotalDays} days | not known |", page, StringComparison.Ordinal);
        Assert.Contains($"| order numbers | {chat.OrderNumbers!.Shortest} to {chat.OrderNumbers.Longest} letters, digits, `{chat.OrderNumbers.Signs}` | not known | not known |", page, StringComparison.Ordinal);
        Assert.Contains($"| sends a notice | not known | {ali.NoticeRetries!.Sends} times in about 25 hours | not known |", page, StringComparison.Ordinal);
        Assert.Equal(Duration.FromMinutes(10), PaymentSystems.Embedded.Schedule.AfterEnd); // "ten minutes after its end"
    }

    private static string Written(string table) => table switch
    {
        "channels" => Channels(),
        "words" => Words(),
        "schedule" => Schedule(),
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };

    private static string Channels()
    {
        var text = Head("channel", "where, and its name there", "asks for", "gives", "status after paying", "open from", "file", "confidence");
        var rows =
            from region in TariffCatalog.Embedded.Regions.OrderByDescending(region => region.Region.Code, StringComparer.Ordinal)
            from facts in region.Channels
            select (region, facts);
        foreach (var (region, facts) in rows)
        {
            Row(
                text,
                $"`{Spelling.Of(facts.Channel)}`",
                $"{region.Name.English}, {facts.Name.English}",
                facts.AsksFor is { } asked ? string.Join(", ", asked.Select(word => $"`{Spelling.Of(word)}`")) : NotKnown,
                Spelling.Of(facts.Voucher),
                facts.StatusLookUp is { } lookUp ? Spelling.Of(lookUp) : NotKnown,
                facts.Opens is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : NotKnown,
                $"`regions/{region.Region.Code}.json`",
                Spelling.Of(facts.Confidence));
        }

        return text.ToString();
    }

    private static string Words()
    {
        var text = Head("system", "about", "word", "event", "confidence", "source", "remark");
        foreach (var system in PaymentSystems.Embedded.All)
        {
            foreach (var (about, word) in system.Words.Select(word => ("payment", word)).Concat(system.RefundWords.Select(word => ("refund", word))))
            {
                Row(
                    text,
                    system.Name.English,
                    about,
                    $"`{word.Word}`",
                    Spelling.Of(word.Event),
                    Spelling.Of(word.Confidence),
                    word.Source is { Page: { } page, Note: { } note } ? $"{note}, {page}" : word.Source.Page ?? word.Source.Citation,
                    word.Note ?? "");
            }
        }

        return text.ToString();
    }

    private static string Schedule()
    {
        var schedule = PaymentSystems.Embedded.Schedule;
        var text = Head("about", "from", "first after", "then after", "and from then on every", "confidence");
        Intervals(text, "payment", "placing", schedule.PaymentIntervals, schedule.Confidence);
        Intervals(text, "refund", "the beginning of the return", schedule.RefundIntervals, schedule.Confidence);
        return text.ToString();
    }

    private static void Intervals(StringBuilder text, string about, string from, ValueList<Duration> intervals, Confidence confidence) => Row(
        text, about, from, Told(intervals[0]), string.Join(", ", intervals.Skip(1).SkipLast(1).Select(Told)), Told(intervals[^1]), Spelling.Of(confidence));

    private static string Told(Duration span) => span.TotalMinutes < 60 ? $"{span.TotalMinutes} min" : $"{span.TotalHours} h";

    private static StringBuilder Head(params ReadOnlySpan<string> columns)
    {
        var text = new StringBuilder();
        Row(text, columns);
        return text.Append('|').Insert(text.Length, "---|", columns.Length).Append('\n');
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        text.Append('|');
        foreach (var cell in cells)
        {
            text.Append(' ').Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(cell.Length == 0 ? "|" : " |");
        }

        text.Append('\n');
    }

    [GeneratedRegex(@"<!-- (?<name>[a-z]+) -->\n(?:.*?)<!-- /\k<name> -->", RegexOptions.Singleline)]
    private static partial Regex Block();
}
