using Insurance.Domain.Bulk;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Bulk;

/// <summary>The form for callers who have objects.</summary>
public sealed class RequestsTests
{
    private static readonly BulkPlan Plan = BulkPlan.Of(BulkAgreesWithQuotesTests.Reference).Value;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(2000)]
    public void Answers_come_in_the_order_of_the_requests_as_single_quotes_give_them(int count)
    {
        var random = new Random(count);
        var requests = Enumerable.Range(0, count).Select(_ => Any(random)).ToArray();

        var answers = Plan.Calculate(requests).ToList();

        Assert.Equal(count, answers.Count);
        Assert.Equal(answers, Plan.Calculate(requests.ToList()));
        Assert.Equal(answers, Plan.Calculate(requests.Select(request => request)));
        Assert.Equal(answers.Skip(count / 3), Plan.Calculate(new ArraySegment<BulkRequest>(requests, count / 3, count - (count / 3))));
        foreach (var (request, answer) in requests.Zip(answers))
        {
            var declared = request.Base is { } amount ? BaseChoice.Of(amount) : (BaseChoice?)null;
            var quote = Plan.Tariff.Assess(request.Grade, request.Months, declared);
            if (quote.TryGet(out var assessment, out var errors))
            {
                Assert.Equal((BulkRefusal.None, assessment.Total, 2), (answer.Refusal, answer.Total, answer.Lines));
                Assert.Equal(assessment.Lines.ToDictionary(line => line.Insurance, line => line.Amount), Plan.Lines.Select((line, i) => (line, Amount: answer[i])).Where(pair => assessment.Lines.Any(line => line.Insurance == pair.line)).ToDictionary(pair => pair.line, pair => pair.Amount));
            }
            else
            {
                Assert.Equal((errors[0].Code, Money.Zero, Money.Zero, Money.Zero), (answer.Refusal.Code(), answer.Total, answer[0], answer[1]));
            }
        }
    }

    [Theory]
    [InlineData("1", -1, "period.months")]
    [InlineData("1", 13, "period.months")]
    [InlineData("1", 256, "period.months")]
    [InlineData("1", 268, "period.months")]
    [InlineData("1", int.MinValue, "period.months")]
    [InlineData("1", int.MaxValue, "period.months")]
    [InlineData("7", 12, "tariff.unknown-grade")]
    [InlineData("", 12, "tariff.unknown-grade")]
    [InlineData(null, 12, "tariff.unknown-grade")]
    [InlineData("1", 12, "")]
    public void Grades_and_months_beyond_a_column_are_refused_and_never_cut(string? grade, int months, string code) =>
        Assert.Equal(code, Answer(new(grade!, months, Money.FromYuan(5000))).Refusal.Code());

    [Theory]
    [InlineData(-1L, "money.negative")]
    [InlineData(-2L, "money.negative")]
    [InlineData(long.MinValue, "money.negative")]
    [InlineData(int.MinValue, "money.negative")]
    [InlineData(0L, "")]
    [InlineData((long)int.MaxValue, "")]
    [InlineData(int.MaxValue + 1L, "")]
    [InlineData(1L << 32, "")]
    [InlineData(long.MaxValue, "")]
    public void Bases_beyond_a_column_are_cut_as_a_single_quote_cuts_them(long fen, string code)
    {
        var answer = Answer(new("2", 12, Money.FromFen(fen)));

        Assert.Equal(code, answer.Refusal.Code());
        if (code.Length == 0)
        {
            Assert.Equal(Plan.Tariff.Assess("2", 12, BaseChoice.Of(Money.FromFen(fen))).Value.Total, answer.Total);
        }
    }

    [Fact]
    public void A_base_below_nothing_never_becomes_no_base()
    {
        Assert.Equal(BulkPlan.NoBase, BulkPlan.ColumnBase(null));
        Assert.Equal(-2, BulkPlan.ColumnBase(Money.FromFen(-1)));
        Assert.Equal(-2, BulkPlan.ColumnBase(Money.FromFen(-3)));
        Assert.Equal(0, BulkPlan.ColumnBase(Money.Zero));
        Assert.Equal(BulkPlan.LargestBase, BulkPlan.ColumnBase(Money.FromFen(long.MaxValue)));
    }

    [Fact]
    public void A_negative_base_is_what_the_reading_of_a_base_calls_it() =>
        Assert.Equal(BulkRefusal.NegativeBase.Code(), Assert.Single(BaseChoice.Read("-0.02").Errors).Code);

    [Fact]
    public void Requests_are_read_while_answers_are_asked_for_and_anew_each_time()
    {
        var read = 0;
        var answers = Plan.Calculate(Requests());
        Assert.Equal(0, read);

        Assert.Equal(3, answers.Take(3).Count());
        Assert.InRange(read, 3, 1024);

        read = 0;
        Assert.Equal(5000, answers.Count());
        Assert.Equal(5000, read);
        Assert.Equal(answers, answers);

        IEnumerable<BulkRequest> Requests()
        {
            for (var i = 0; i < 5000; i++)
            {
                read++;
                yield return new BulkRequest("3", 1 + (i % 12), Money.FromYuan(5000 + i));
            }
        }
    }

    [Fact]
    public void Requests_that_throw_are_closed_and_what_they_throw_comes_out()
    {
        var closed = false;
        Assert.Throws<InvalidOperationException>(() => Plan.Calculate(Requests()).Count());
        Assert.True(closed);

        IEnumerable<BulkRequest> Requests()
        {
            try
            {
                yield return new BulkRequest("3", 1, Money.FromYuan(5000));
                throw new InvalidOperationException("no more");
            }
            finally
            {
                closed = true;
            }
        }
    }

    [Fact]
    public void Answers_that_are_kept_stay_as_they_were()
    {
        var requests = Enumerable.Range(0, 3000).Select(i => new BulkRequest("2", 12, Money.FromFen(482_600 + (7 * i)))).ToArray();
        var kept = Plan.Calculate(requests).ToList();

        Assert.All(requests.Zip(kept), pair => Assert.Equal(Plan.Tariff.Assess("2", 12, BaseChoice.Of(pair.First.Base!.Value)).Value.Total, pair.Second.Total));
    }

    [Fact]
    public void An_answer_is_equal_to_another_of_the_same_amounts_and_refusal()
    {
        var (one, same, other, refused) = (Answer(new("1", 12, Money.FromYuan(5000))), Answer(new("1", 12, Money.FromYuan(5000))), Answer(new("1", 11, Money.FromYuan(5000))), Answer(new("1", 0, Money.FromYuan(5000))));

        Assert.True(one == same && one.Equals((object)same) && one.GetHashCode() == same.GetHashCode());
        Assert.True(one != other && one != refused && refused != default && !one.Equals("text"));
        Assert.Equal("3600.00", one.Total.ToString());
        Assert.Equal("3600.00", one.ToString());
        Assert.Equal("period.months", refused.ToString());

        // The same total split otherwise over the lines is another answer.
        var split = BulkPlan.Of(Paths.Of(
            $"{Tests.Tariffs.Invented.Figure("a", "yuan-a-month", "2025 = 1.00")}, {Tests.Tariffs.Invented.Figure("b", "yuan-a-month", "2025 = 2.00")}",
            "",
            Tests.Tariffs.Invented.Grade("x", Tests.Tariffs.Invented.Fixed("basic", "a"), Tests.Tariffs.Invented.Fixed("large", "b")),
            Tests.Tariffs.Invented.Grade("y", Tests.Tariffs.Invented.Fixed("basic", "b"), Tests.Tariffs.Invented.Fixed("large", "a")))).Value;
        var answers = split.Calculate([new("x", 1), new("y", 1)]).ToList();
        Assert.Equal(answers[0].Total, answers[1].Total);
        Assert.NotEqual(answers[0], answers[1]);
    }

    [Fact]
    public void The_default_answer_is_of_nothing_and_a_line_that_is_not_there_is_a_mistake()
    {
        Assert.Equal((BulkRefusal.None, Money.Zero, 0), (default(BulkAnswer).Refusal, default(BulkAnswer).Total, default(BulkAnswer).Lines));
        Assert.Equal("0.00", default(BulkAnswer).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => default(BulkAnswer)[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Answer(new("1", 12, Money.FromYuan(5000)))[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Answer(new("1", 12, Money.FromYuan(5000)))[-1]);
        Assert.Equal("tariff.unknown-grade", Answer(default).Refusal.Code());
    }

    private static BulkAnswer Answer(BulkRequest request) => Plan.Calculate([request]).Single();

    private static BulkRequest Any(Random random) => new(
        random.Next(12) is var grade and < 8 ? $"{grade}" : "2",
        random.Next(10) == 0 ? random.Next(-400, 400) : random.Next(1, 13),
        random.Next(10) == 0 ? null : Money.FromFen(random.NextInt64(0, random.Next(2) == 0 ? 4_000_000 : 1L << 40)));
}
