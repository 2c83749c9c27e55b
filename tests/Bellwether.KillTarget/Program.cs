using Bellwether.Data.Store;

// A process for tests to kill or to hold a lock with.
//   import STORE DIR   imports tables, telling when it starts and ends
//   hold STORE         keeps the store open until its input ends
switch (args)
{
    case ["import", var path, var tables]:
        Console.WriteLine("start");
        using (var store = MarketStore.Open(path, OpenMode.ReadWrite))
            TablesImport.Run(store, tables, new ImportOptions { Clock = TimeProvider.System });
        Console.WriteLine("end");
        return 0;
    case ["hold", var path]:
        using (MarketStore.Open(path, OpenMode.ReadWrite))
        {
            Console.WriteLine("held");
            Console.In.ReadToEnd();
        }

        return 0;
    default:
        return 2;
}
