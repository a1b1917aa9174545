using System.Text;
using System.Text.Json;

namespace Insurance.ConsoleHost.Tests;

public sealed class ReconcileTests : IDisposable
{
    private const string Line = "reconcile --channel c.csv --treasury t.csv --orders o.csv";
    private const string ChannelHeader = "order,transaction,amount,at,channel";
    private const string TreasuryHeader = "order,amount,booked_on,person,period,reference";
    private const string OrdersHeader = "order,total,applied,state,person,period,paid_at,booked_on,channel";

    // The example of GB 11643-1999.
    private const string Number = "11010519491231002X";

    private readonly Console console = new();

    public ReconcileTests()
    {
        // The same three orders on all lists: paid on 3 January 2023, booked on the 6th, the last one in transit.
        Write("c.csv", ChannelHeader, "ORDER-1,T1,5874.00,2023-01-03T10:00:00+08:00,we-chat", "ORDER-2,T2,2856.00,2023-01-03T11:00:00+08:00,alipay", "ORDER-3,T3,5874.00,2023-01-03T04:00Z,we-chat");
        Write("t.csv", TreasuryHeader, "ORDER-1,5874.00,2023-01-06,9f2a,2023-01..2023-12,B1", "ORDER-2,2856.00,2023-01-06,77c0,2023-01..2023-12,B2");
        Write("o.csv", OrdersHeader, Order(1), Order(2, "2856.00", person: "77c0", channel: "alipay"), Order(3, bookedOn: "", person: "0b6f"));
    }

    private string Output => File.ReadAllText(Path.Combine(console.Directory, "out.csv"));

    [Fact]
    public void Lists_that_agree_balance_without_a_discrepancy()
    {
        var said = console.Call($"{Line} --on 2023-01-10 --json");

        Assert.Equal((0, "", true), (said.Code, said.Error, said.Json.GetProperty("balanced").GetBoolean()));
        Assert.Equal((5, 0), (said.Json.GetProperty("matched").GetInt32(), said.Json.GetProperty("discrepancies").GetArrayLength()));
        var pending = Assert.Single(said.Json.GetProperty("pending").EnumerateArray().ToList());

        // The fifth working day after 3 January 2023 is the 10th: the 7th is a Saturday.
        Assert.Equal(("ORDER-3", "5874.00", "2023-01-03", "2023-01-10"), (Text(pending, "order"), Text(pending, "amount"), Text(pending, "paidOn"), Text(pending, "expectedBy")));
        var totals = said.Json.GetProperty("totals");
        Assert.Equal(3, totals.GetProperty("orders").GetInt32());
        Assert.Equal(("14604.00", "0.00"), (Text(totals.GetProperty("channel").GetProperty("read").GetProperty("there"), "amount"), Text(totals.GetProperty("channel"), "difference")));
        Assert.Equal(("8730.00", "-5874.00"), (Text(totals.GetProperty("treasury").GetProperty("read").GetProperty("there"), "amount"), Text(totals.GetProperty("treasury"), "difference")));
        Assert.Equal("5874.00", Text(totals.GetProperty("treasury").GetProperty("pending").GetProperty("here"), "amount"));
    }

    [Fact]
    public void The_whole_answer_of_a_small_case_is_this()
    {
        Write("c.csv", ChannelHeader, "ORDER-1,T1,5873.99,2023-01-03T10:00:00+08:00,we-chat");
        Write("t.csv", TreasuryHeader);
        Write("o.csv", OrdersHeader, Order(1, bookedOn: ""));

        Assert.Equal(
            """
            {"matched":0,"toBook":0,"discrepancies":[{"kind":"amount","side":"channel","code":"reconcile.amount-at-channel","order":"ORDER-1","amounts":{"here":"5874.00","channel":"5873.99"},"references":["T1"],"action":"query-channel","message":"Order ORDER-1: 5874.00 here, 5873.99 at the channel."},{"kind":"missing-there","side":"treasury","code":"reconcile.missing-at-treasury","order":"ORDER-1","amounts":{"here":"5874.00","treasury":null},"ours":"2023-01-10","theirs":null,"action":"ask-treasury","message":"Order ORDER-1: 5874.00 was paid, and the treasury's record does not have it, which was expected by 2023-01-10."}],"pending":[],"totals":{"orders":1,"channel":{"read":{"here":{"count":1,"amount":"5874.00"},"there":{"count":1,"amount":"5873.99"}},"matched":{"here":{"count":0,"amount":"0.00"},"there":{"count":0,"amount":"0.00"}},"discrepancies":{"amount":{"found":1,"here":{"count":1,"amount":"5874.00"},"there":{"count":1,"amount":"5873.99"}}},"pending":{"here":{"count":0,"amount":"0.00"},"there":{"count":0,"amount":"0.00"}},"otherDays":{"here":{"count":0,"amount":"0.00"},"there":{"count":0,"amount":"0.00"}},"difference":"-0.01","balanced":true},"treasury":{"read":{"here":{"count":1,"amount":"5874.00"},"there":{"count":0,"amount":"0.00"}},"matched":{"here":{"count":0,"amount":"0.00"},"there":{"count":0,"amount":"0.00"}},"discrepancies":{"missing-there":{"found":1,"here":{"count":1,"amount":"5874.00"},"there":{"count":0,"amount":"0.00"}}},"pending":{"here":{"count":0,"amount":"0.00"},"there":{"count":0,"amount":"0.00"}},"otherDays":{"here":{"count":0,"amount":"0.00"},"there":{"count":0,"amount":"0.00"}},"difference":"-5874.00","balanced":true}},"balanced":true}
            """,
            console.Call($"{Line} --on 2023-01-11 --json").Output.Trim());
    }

    [Fact]
    public void Discrepancies_are_a_result_and_no_refusal()
    {
        Write("c.csv", ChannelHeader, "ORDER-1,T1,5874.00,2023-01-03T10:00:00+08:00,we-chat", "ORDER-1,T9,5874.00,2023-01-03T12:00:00+08:00,we-chat", "ORDER-4,T4,5874.00,2023-01-03T12:00:00+08:00,we-chat");
        Write("t.csv", TreasuryHeader, "ORDER-1,5874.00,2023-01-06,9f2a,2022-01..2022-12,B1", "ORDER-2,2856.00,2023-01-07,0000,2023-01..2023-12,B2");

        var said = console.Call($"{Line} --on 2023-01-11 --json");

        Assert.Equal((0, true), (said.Code, said.Json.GetProperty("balanced").GetBoolean()));
        Assert.Equal(
            [
                "duplicate channel ORDER-1 apply-notice", "period treasury ORDER-1 ask-treasury", "missing-there channel ORDER-2 query-channel", "person treasury ORDER-2 look-into-it",
                "day-cut-off treasury ORDER-2 ask-treasury", "missing-there channel ORDER-3 query-channel", "missing-there treasury ORDER-3 ask-treasury", "missing-here channel ORDER-4 look-into-it",
            ],
            said.Json.GetProperty("discrepancies").EnumerateArray().Select(one => $"{Text(one, "kind")} {Text(one, "side")} {Text(one, "order")} {Text(one, "action")}"));
        Assert.Equal([false, false, false, false, true, false, false, false], said.Json.GetProperty("discrepancies").EnumerateArray().Select(one => one.TryGetProperty("countedElsewhere", out _)));
    }

    [Fact]
    public void People_read_what_differs_and_what_to_do_in_their_language()
    {
        Write("c.csv", ChannelHeader);

        var said = console.Call($"{Line} --on 2023-01-10 --lang zh");

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains("渠道对账单无此记录", said.Output, StringComparison.Ordinal);
        Assert.Contains("向渠道查询该笔交易的结果", said.Output, StringComparison.Ordinal);
        Assert.Contains("3 orders, 2 pairs match, 3 discrepancies, 1 in transit, 0 to book; the totals balance.", said.Output, StringComparison.Ordinal);
        Assert.Contains("de lo que aquí no consta nada", Spanish(), StringComparison.Ordinal);
    }

    [Fact]
    public void People_see_the_first_discrepancies_and_the_number_of_the_others()
    {
        Write("t.csv", TreasuryHeader);
        Write("o.csv", OrdersHeader);
        Write("c.csv", [ChannelHeader, .. Enumerable.Range(0, 60).Select(i => $"ORDER-{i:D2},T{i},1.00,2023-01-03T10:00:00+08:00,we-chat")]);

        Assert.Contains("and 10 more; --out FILE writes all of them", console.Call(Line).Output, StringComparison.Ordinal);
        Assert.Contains("and 10 more", console.Call($"{Line} --out out.csv").Output, StringComparison.Ordinal);
        Assert.Equal(61, Output.Count(c => c == '\n'));
        Assert.Equal(60, console.Call($"{Line} --json").Json.GetProperty("discrepancies").GetArrayLength());
    }

    [Fact]
    public void A_file_holds_what_differs_is_in_transit_or_is_to_be_booked()
    {
        Write("c.csv", ChannelHeader, "ORDER-1,T1,5874.00,2023-01-03T10:00:00+08:00,we-chat", "ORDER-2,\"T,2\",2856.00,2023-01-03T11:00:00+08:00,alipay", "ORDER-2,\"T,2\",2856.00,2023-01-03T11:00:00+08:00,alipay", "ORDER-3,T3,5874.00,2023-01-03T04:00Z,we-chat");
        Write("o.csv", OrdersHeader, Order(1, bookedOn: ""), Order(2, "2856.00", person: "77c0", channel: "alipay"), Order(3, bookedOn: "", person: "0b6f"));

        var said = console.Call($"{Line} --on 2023-01-10 --out out.csv --json");

        Assert.Equal((0, 1), (said.Code, said.Json.GetProperty("toBook").GetInt32()));
        Assert.Equal(
            """
            order,side,kind,code,here,there,references,ours,theirs,action,message
            ORDER-1,treasury,to-book,,5874.00,5874.00,,,2023-01-06,,
            ORDER-2,channel,duplicate,reconcile.transaction-repeated,,2856.00,"T,2",,,query-channel,"The channel's statement lists a transaction of order ORDER-2 again, with 2856.00."
            ORDER-3,treasury,pending,reconcile.booking-pending,5874.00,,,2023-01-10,,,Order ORDER-3 was paid on 2023-01-03 and is in transit to the treasury; nobody need pay again.

            """,
            Output);
    }

    [Fact]
    public void A_refusal_leaves_an_older_file_as_it_was_and_nothing_beside_it()
    {
        console.Write("out.csv", "old");
        Write("t.csv", TreasuryHeader, "ORDER-2,1.00,2023-01-06,,,", "ORDER-1,1.00,2023-01-06,,,");

        Assert.Equal(1, console.Call($"{Line} --out out.csv --json").Code);
        Assert.Equal("old", Output);
        Assert.Equal(["c.csv", "o.csv", "out.csv", "t.csv"], Directory.GetFiles(console.Directory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Columns_stand_in_any_order_quoted_or_not_and_some_may_be_left_out()
    {
        console.Write("c.csv", "\uFEFF\"at\",channel,order,\"amount\",transaction\r\n2023-01-03T10:00:00+08:00,we-chat,\"ORDER-1\",\"5874\",\"T\"\"1\"\r\n");
        Write("t.csv", "booked_on,order,amount", "2023-01-06,ORDER-1,5874.0");
        Write("o.csv", $"{OrdersHeader},received,returned,returned_on", $"{Order(1)},5879.00,5.00,2023-01-04");

        var said = console.Call($"{Line} --json").Json;

        Assert.Equal(["amount channel", "missing-there channel"], said.GetProperty("discrepancies").EnumerateArray().Select(one => $"{Text(one, "kind")} {Text(one, "side")}"));
        Assert.Equal("T\"1", said.GetProperty("discrepancies")[0].GetProperty("references")[0].GetString());
    }

    [Fact]
    public void The_days_of_the_lists_and_the_cut_off_tell_a_neighbouring_day_from_a_loss()
    {
        Write("c.csv", ChannelHeader);
        Write("t.csv", TreasuryHeader);
        Write("o.csv", OrdersHeader, Order(1, bookedOn: "", paidAt: "2023-01-03T23:30:00+08:00"));

        Assert.Equal("day-cut-off await-next-list", First("--from 2023-01-03 --on 2023-01-03 --cut-off 23:00"));
        Assert.Equal("missing-there query-channel", First("--from 2023-01-03 --on 2023-01-03"));
        Assert.Equal("missing-there query-channel", First(""));

        string First(string options)
        {
            var found = console.Call($"{Line} {options} --json").Json.GetProperty("discrepancies")[0];
            return $"{Text(found, "kind")} {Text(found, "action")}";
        }
    }

    [Theory]
    [InlineData("c.csv", "ORDER-1,T1,zero,2023-01-03T10:00:00+08:00,we-chat", 2, "call.row", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,,2023-01-03T10:00:00+08:00,we-chat", 2, "call.row", "channel")]
    [InlineData("c.csv", "OR,T1,1.00,2023-01-03T10:00:00+08:00,we-chat", 2, "call.row", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,1.00,2023-01-03 10:00:00,we-chat", 2, "call.row", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,1.00,,we-chat", 2, "call.row", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,1.00,2023-01-03T10:00:00+08:00,wechat", 2, "call.row", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,1.00,2023-01-03T10:00:00+08:00", 2, "call.row", "channel")]
    [InlineData("c.csv", "ORDER-1,\"T1,1.00,2023-01-03T10:00:00+08:00,we-chat", 2, "call.row", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,0.00,2023-01-03T10:00:00+08:00,we-chat", 1, "reconcile.amount", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,0.001,2023-01-03T10:00:00+08:00,we-chat", 1, "money.precision", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,99999999999999999999,2023-01-03T10:00:00+08:00,we-chat", 1, "money.range", "channel")]
    [InlineData("c.csv", "ORDER-1,T 1,1.00,2023-01-03T10:00:00+08:00,we-chat", 1, "reconcile.transaction", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,1.00,9999-12-31T23:59:59-18:00,we-chat", 1, "year.range", "channel")]
    [InlineData("c.csv", "ORDER-1,T1,1.00,0001-01-01T00:00:00+18:00,we-chat", 1, "year.range", "channel")]
    [InlineData("t.csv", "ORDER-1,1.00,2023-02-30,,,", 2, "call.row", "treasury")]
    [InlineData("t.csv", "ORDER-1,1.00,,,,", 2, "call.row", "treasury")]
    [InlineData("t.csv", "ORDER-1,1.00,2023-01-06,,2023,", 2, "call.row", "treasury")]
    [InlineData("t.csv", "ORDER-1,1.00,2023-01-06,a b,,", 1, "reconcile.person-key", "treasury")]
    [InlineData("t.csv", $"ORDER-1,1.00,2023-01-06,{Number},,", 1, "reconcile.id-number", "treasury")]
    [InlineData("t.csv", $"ORDER-1,{Number},2023-01-06,,,", 2, "call.row", "treasury")]
    [InlineData("t.csv", "", 2, "call.row", "treasury")]
    [InlineData("o.csv", $"ORDER-1,1.00,1.00,paid,{Number},2023-01..2023-12,2023-01-03T10:00Z,,we-chat", 1, "reconcile.id-number", "orders")]
    [InlineData("o.csv", $"ORDER-1,1.00,1.00,{Number},9f2a,2023-01..2023-12,2023-01-03T10:00Z,,we-chat", 2, "call.row", "orders")]
    [InlineData("o.csv", "ORDER-1,1.00,1.00,paid,,2023-01..2023-12,2023-01-03T10:00Z,,we-chat", 1, "reconcile.person-key", "orders")]
    [InlineData("o.csv", "ORDER-1,1.00,2.00,paid,9f2a,2023-01..2023-12,2023-01-03T10:00Z,,we-chat", 1, "reconcile.claim", "orders")]
    [InlineData("o.csv", "ORDER-1,1.00,1.00,booked,9f2a,2023-01..2023-12,2023-01-03T10:00Z,2023-01-02,we-chat", 1, "reconcile.claim", "orders")]
    public void A_line_that_is_wrong_is_named_by_its_number_and_never_repeated(string file, string row, int exit, string code, string list)
    {
        var header = file switch { "c.csv" => ChannelHeader, "t.csv" => TreasuryHeader, _ => OrdersHeader };
        Write(file, header, row);

        var said = console.Call($"{Line} --json");
        var toPeople = console.Call(Line);

        Assert.Equal((exit, exit), (said.Code, toPeople.Code));
        var error = said.Json.GetProperty("errors")[0];
        Assert.Equal((code, list), (Text(error, "code"), Text(error, "field")));
        Assert.StartsWith("Line 2: ", Text(error, "message"), StringComparison.Ordinal);
        Assert.Contains("Line 2: ", toPeople.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("19491231", said.Output + toPeople.Output + toPeople.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_not_sorted_is_refused_with_the_line_of_the_file_and_how_to_sort_it()
    {
        console.Write("c.csv", $"{ChannelHeader}\nORDER-2,T1,1.00,2023-01-03T10:00:00+08:00,we-chat\nORDER-3,T2,1.00,2023-01-03T10:00:00+08:00,\"we-chat\"\nORDER-1,T3,1.00,2023-01-03T10:00:00+08:00,we-chat\n");

        var said = console.Call($"{Line} --json");

        Assert.Equal((1, "reconcile.unsorted"), (said.Code, Assert.Single(said.ErrorCodes)));
        Assert.StartsWith("Line 4 is out of order", Text(said.Json.GetProperty("errors")[0], "message"), StringComparison.Ordinal);
        Assert.Contains("LC_ALL=C sort -t, -k1,1", Text(said.Json.GetProperty("errors")[0], "message"), StringComparison.Ordinal);

        Write("c.csv", ChannelHeader);
        Write("o.csv", OrdersHeader, Order(1), Order(1));
        Assert.Equal(["reconcile.order-repeated"], console.Call($"{Line} --json").ErrorCodes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("order,transaction,amount,at\n")]
    [InlineData("order,transaction,amount,at,channel,person\n")]
    [InlineData("order,transaction,amount,at,channel,at\n")]
    [InlineData($"order,transaction,amount,at,channel,{Number}\n")]
    [InlineData($"{Number},T1,1.00,2023-01-03T10:00Z,we-chat\n")]
    public void Columns_that_are_missing_unknown_or_there_twice_are_a_wrong_call(string file)
    {
        console.Write("c.csv", file);

        var said = console.Call($"{Line} --json");

        Assert.Equal((2, "call.columns", "channel"), (said.Code, Assert.Single(said.ErrorCodes), Text(said.Json.GetProperty("errors")[0], "field")));
        Assert.DoesNotContain("19491231", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reconcile --channel none.csv --treasury t.csv --orders o.csv", "call.file", "channel")]
    [InlineData("reconcile --channel c.csv --treasury . --orders o.csv", "call.file", "treasury")]
    [InlineData("reconcile --channel c.csv --treasury t.csv", "call.syntax", "orders")]
    [InlineData("reconcile --channel c.csv --treasury t.csv --orders o.csv --out o.csv", "call.options", "out")]
    [InlineData("reconcile --channel c.csv --treasury t.csv --orders o.csv --out none/out.csv", "call.output", "out")]
    [InlineData("reconcile --channel c.csv --treasury t.csv --orders o.csv --on yesterday", "call.value", "on")]
    [InlineData("reconcile --channel c.csv --treasury t.csv --orders o.csv --on 2023-01-03 --from 2023-01-04", "call.options", "from")]
    [InlineData("reconcile --channel c.csv --treasury t.csv --orders o.csv --cut-off 24:30", "call.value", "cut-off")]
    [InlineData("reconcile --channel c.csv --treasury t.csv --orders o.csv --lang fr", "call.value", "lang")]
    public void A_wrong_call_is_told_as_such(string line, string code, string field)
    {
        var said = console.Call($"{line} --json");

        Assert.Equal((2, code, field), (said.Code, Assert.Single(said.ErrorCodes), Text(said.Json.GetProperty("errors")[0], "field")));
    }

    [Fact]
    public void A_list_of_many_pieces_comes_out_as_one()
    {
        const int Orders = 5000;
        Write("c.csv", [ChannelHeader, .. Enumerable.Range(0, Orders).Select(i => $"ORDER-{i:D5},T{i},{i + 1}.00,2023-01-03T10:00:00+08:00,we-chat")]);
        Write("t.csv", [TreasuryHeader, .. Enumerable.Range(0, Orders).Select(i => $"ORDER-{i:D5},{i + 1}.00,2023-01-06,\"k{i}\",2023-01..2023-12,B{i}")]);
        Write("o.csv", [OrdersHeader, .. Enumerable.Range(0, Orders).Where(i => i % 10 != 0).Select(i => $"ORDER-{i:D5},{i + 1}.00,{i + 1}.00,booked,k{i},2023-01..2023-12,2023-01-03T10:00:00+08:00,2023-01-06,we-chat")]);

        var said = console.Call($"{Line} --json").Json;

        Assert.Equal((9000, 1000, true), (said.GetProperty("matched").GetInt32(), said.GetProperty("discrepancies").GetArrayLength(), said.GetProperty("balanced").GetBoolean()));
        Assert.Equal("12502500.00", Text(said.GetProperty("totals").GetProperty("treasury").GetProperty("read").GetProperty("there"), "amount"));
    }

    public void Dispose() => console.Dispose();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string Order(int number, string total = "5874.00", string bookedOn = "2023-01-06", string person = "9f2a", string channel = "we-chat", string paidAt = "2023-01-03T12:00:00+08:00") =>
        $"ORDER-{number},{total},{total},{(bookedOn.Length > 0 ? "booked" : "paid")},{person},2023-01..2023-12,{paidAt},{bookedOn},{channel}";

    private string Spanish()
    {
        Write("c.csv", ChannelHeader, "ORDER-9,T9,1.00,2023-01-03T10:00:00+08:00,we-chat");
        return console.Call($"{Line} --lang es").Output;
    }

    private void Write(string name, params string[] lines) => console.Write(name, new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString());
}
