using Insurance.Domain.Tests.Properties;
using NodaTime;
using NodaTime.Text;

namespace Insurance.Domain.Tests.Root;

public sealed class OperandTests
{
    [Fact]
    public void Each_kind_of_value_has_one_spelling()
    {
        Assert.Equal("2023-01, 2023-02", Text(("x", "2023-01, 2023-02")));
        Assert.Equal("-1234567", Text(("x", -1234567L)));
        Assert.Equal("5874.00", Text(("x", Money.FromYuan(5874))));
        Assert.Equal("0.04", Text(("x", Rate.Parse("0.04"))));
        Assert.Equal("2024-02-29", Text(("x", new LocalDate(2024, 2, 29))));
        Assert.Equal("2023-12", Text(("x", new YearMonth(2023, 12))));
    }

    [Fact]
    public void Every_date_and_month_of_the_calendar_is_kept() => Holds.ForAll(Some.Date, date =>
    {
        Assert.Equal(LocalDatePattern.Iso.Format(date), Text(("x", date)));
        Assert.Equal(YearMonthPattern.Iso.Format(date.ToYearMonth()), Text(("x", date.ToYearMonth())));
    });

    [Fact]
    public void Every_number_amount_and_rate_is_kept()
    {
        Holds.ForAll(Some.Amount, amount =>
        {
            Assert.Equal(amount.ToString(), Text(("x", amount)));
            Assert.Equal($"{amount.Fen}", Text(("x", amount.Fen)));
        });
        Holds.ForAll(Some.Rate, rate => Assert.Equal(rate.ToString(), Text(("x", rate))));
    }

    [Fact]
    public void The_spelling_is_the_same_in_every_culture()
    {
        Laws.SameTextEverywhere("-1234567", () => Text(("x", -1234567L)));
        Laws.SameTextEverywhere("-1234.50", () => Text(("x", Money.FromFen(-123450))));
        Laws.SameTextEverywhere("2023-01-03", () => Text(("x", new LocalDate(2023, 1, 3))));
        Laws.SameTextEverywhere("2023-01", () => Text(("x", new YearMonth(2023, 1))));
    }

    [Fact]
    public void Operands_are_equal_by_name_kind_and_value()
    {
        Operand one = ("x", 1L), same = ("x", 1L), amount = ("x", Money.FromFen(1)), named = ("y", 1L);
        Laws.Equality(one, same, amount);
        Laws.Equality(one, same, named);
    }

    [Fact]
    public void The_default_is_an_empty_text_without_a_name()
    {
        Assert.Equal("", default(Operand).ToString());
        Assert.Null(default(Operand).Name);
    }

    [Fact]
    public void A_list_is_equal_by_its_values_in_order()
    {
        OperandList list = new([("a", 1L), ("b", "two")]);
        Assert.Equal(new OperandList([("a", 1L), ("b", "two")]), list);
        Assert.Equal(new OperandList([("a", 1L), ("b", "two")]).GetHashCode(), list.GetHashCode());
        Assert.False(list.Equals(new OperandList([("b", "two"), ("a", 1L)])));
        Assert.False(list.Equals(new OperandList([("a", 1L)])));
        Assert.False(list.Equals(null));
        Assert.False(list.Equals((object)"a"));
    }

    [Fact]
    public void A_list_gives_values_by_place_and_by_name()
    {
        OperandList list = new([("a", 1L), ("b", "two"), ("a", 3L)]);
        Assert.Equal(3, list.Count);
        Assert.Equal("b", list[1].Name);
        Assert.Equal("1", list["a"]);
        Assert.Null(list["c"]);
        Assert.Equal(["1", "two", "3"], list.Select(operand => operand.ToString()));
        Assert.Throws<IndexOutOfRangeException>(() => list[3]);
    }

    private static string Text(Operand operand) => operand.ToString();
}
