using System.Reflection;

namespace Insurance.Domain.Tests.Conventions;

public sealed class RoomsLeanOnlyUpward
{
    private static readonly Assembly Library = typeof(Money).Assembly;

    [Fact]
    public void Every_type_stands_in_a_known_room()
    {
        Expect.None(Library.GetTypes().Where(type => Rooms.Of(type) is null));
    }

    [Fact]
    public void No_type_refers_to_a_room_below_its_own()
    {
        var forbidden =
            from type in Library.GetTypes()
            let room = Rooms.Of(type)
            where room is not null
            from reference in References.Of(type)
            where reference.Target.Assembly == Library
            let other = Rooms.Of(reference.Target)
            where other is not null && !Rooms.MayLeanOn(room, other)
            select $"{reference} ({room} may not lean on {other})";
        Expect.None(forbidden.Distinct());
    }

    [Fact]
    public void The_scan_sees_references_between_the_library_s_own_types() =>
        Assert.Contains(
            Library.GetTypes().SelectMany(References.Of),
            reference => reference.By == typeof(Money) && reference.Target == typeof(DomainError));

    [Fact]
    public void Each_folder_of_the_library_that_holds_code_is_a_room()
    {
        var folders = Repository.LibraryFiles.Where(file => file.Path.Contains('/', StringComparison.Ordinal)).Select(file => file.Path.Split('/')[0]);
        Expect.None(folders.Except(Rooms.InOrder));
    }

    [Theory]
    [InlineData("People", Rooms.Root, true)]
    [InlineData("People", "People", true)]
    [InlineData("Orders", "Premiums", true)]
    [InlineData("Certificates", "Orders", true)]
    [InlineData("Orders", "Certificates", false)]
    [InlineData(Rooms.Root, "People", false)]
    [InlineData("Tariffs", "Bulk", false)]
    [InlineData("Bulk", "Tariffs", true)]
    [InlineData("Bulk", Rooms.Root, true)]
    [InlineData("Bulk", "Calendars", false)]
    [InlineData("Bulk", "People", false)]
    [InlineData("Contributions", "Bulk", true)]
    [InlineData(Rooms.Root, Rooms.Generated, true)]
    [InlineData(Rooms.Generated, Rooms.Root, false)]
    public void A_room_leans_on_itself_and_on_earlier_rooms_and_bulk_on_tariffs_alone(string room, string other, bool allowed) =>
        Assert.Equal(allowed, Rooms.MayLeanOn(room, other));

    [Fact]
    public void A_type_outside_the_rooms_has_none()
    {
        Assert.Null(Rooms.Of(typeof(Version)));
        Assert.Null(Rooms.Of(typeof(RoomsLeanOnlyUpward)));
        Assert.Equal(Rooms.Root, Rooms.Of(typeof(Money)));
    }
}
