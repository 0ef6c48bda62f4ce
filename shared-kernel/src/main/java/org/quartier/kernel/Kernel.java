package org.quartier.kernel;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** All beans of the kernel; each application imports it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class Kernel {}
