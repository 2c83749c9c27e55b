using Bellwether.Story;
using Bellwether.Story.Charts;

namespace Bellwether.Tests.Story;

/// <summary>Tiles fill their rectangle, each with its share, none over another.</summary>
public sealed class TreemapTests
{
    // The example of Bruls, Huizing and van Wijk (2000), section 3.1: 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4. The first row is the two sixes
    // in the left half, the second begins with 4 and 3 above.
    [Fact]
    public void The_papers_example_is_laid_out_as_in_the_paper()
    {
        var tiles = Squares.Of([6, 6, 4, 3, 2, 2, 1], 6, 4);
        Near(tiles[0], 0, 0, 3, 2);
        Near(tiles[1], 0, 2, 3, 2);
        Near(tiles[2], 3, 0, 12.0 / 7, 7.0 / 3);
        Near(tiles[3], 3 + 12.0 / 7, 0, 9.0 / 7, 7.0 / 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(60)]
    public void Areas_are_as_sizes_and_tiles_do_not_overlap(int count)
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var random = new Bellwether.Market.SplitMix64(seed);
            double[] sizes = [.. Enumerable.Range(0, count).Select(_ => Math.Pow(random.NextDouble(), 3) * 100)];
            var tiles = Squares.Of(sizes, 680, 360);
            tiles.Length.ShouldBe(sizes.Count(size => size > 0));
            foreach (var tile in tiles)
            {
                (tile.Width * tile.Height).ShouldBe(sizes[tile.Item] / sizes.Sum() * 680 * 360, 1e-6);
                tile.X.ShouldBeGreaterThanOrEqualTo(0);
                tile.Y.ShouldBeGreaterThanOrEqualTo(0);
                (tile.X + tile.Width).ShouldBeLessThanOrEqualTo(680 + 1e-6);
                (tile.Y + tile.Height).ShouldBeLessThanOrEqualTo(360 + 1e-6);
            }

            for (var i = 0; i < tiles.Length; i++)
            {
                for (var j = i + 1; j < tiles.Length; j++)
                {
                    var wide = Math.Min(tiles[i].X + tiles[i].Width, tiles[j].X + tiles[j].Width) - Math.Max(tiles[i].X, tiles[j].X);
                    var high = Math.Min(tiles[i].Y + tiles[i].Height, tiles[j].Y + tiles[j].Height) - Math.Max(tiles[i].Y, tiles[j].Y);
                    (wide > 1e-6 && high > 1e-6).ShouldBeFalse($"{tiles[i]} and {tiles[j]}");
                }
            }
        }
    }

    [Fact]
    public void Nothing_makes_no_tile_and_what_is_undefined_is_refused()
    {
        Squares.Of([], 10, 10).ShouldBeEmpty();
        Squares.Of([0, 0], 10, 10).ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => Squares.Of([1, double.NaN], 10, 10));
        Should.Throw<InvalidOperationException>(() => Squares.Of([1, -1], 10, 10));
    }

    [Theory]
    [InlineData(SvgChart.Wide)]
    [InlineData(SvgChart.Narrow)]
    public void Names_are_text_and_losses_are_outlined(int width)
    {
        var chart = new TreemapChart("t", "Title", "Words", [new ChartPart("<b>Gain</b>", 60), new ChartPart("Loss", -40), new ChartPart("Nothing", 0)], "points");
        var svg = SvgChart.Draw(chart, new SvgOptions(width));
        svg.ShouldContain("&lt;b&gt;Gain");
        svg.ShouldNotContain("<b>");
        svg.ShouldContain("class=\"inner\"");
        svg.ShouldContain("class=\"down\"");
        svg.ShouldContain("+60.0");
        svg.ShouldContain("−40.0");
        svg.ShouldNotContain("Nothing");
    }

    private static void Near(Tile tile, double x, double y, double width, double height)
    {
        tile.X.ShouldBe(x, 1e-9);
        tile.Y.ShouldBe(y, 1e-9);
        tile.Width.ShouldBe(width, 1e-9);
        tile.Height.ShouldBe(height, 1e-9);
    }
}
