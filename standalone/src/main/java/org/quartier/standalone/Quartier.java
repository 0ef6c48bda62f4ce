package org.quartier.standalone;

public class Quartier {
    public static void main(String[] args) { System.out.println(Runtime.version()); }
}
