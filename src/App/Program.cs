System.Console.WriteLine("fda");
